internal import Foundation

/// The exact bytes of a text that ends in a NUL: `String(cString:)` would repair them silently.
func bytes(of text: UnsafePointer<CChar>) -> [UInt8] {
  Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
}

/// Calls `body` with an array of C strings, which are freed when it returns.
func withCTexts<Value>(_ texts: [String], _ body: (inout [UnsafeMutablePointer<CChar>?]) -> Value) -> Value {
  var (storage, starts): ([CChar], [Int]) = ([], [])
  for text in texts {
    starts.append(storage.count)
    storage += text.utf8.map { CChar(bitPattern: $0) } + [0]
  }
  return storage.withUnsafeMutableBufferPointer { storage in
    var pointers = starts.map { start in storage.baseAddress.map { $0 + start } }
    return body(&pointers)
  }
}
