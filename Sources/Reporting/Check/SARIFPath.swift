import Canonical

/// Paths as URI references, relative to the root of the content repository.
enum SARIFPath {
  /// The name that stands for the root.
  static let root = "SRCROOT"

  /// The location of a file.
  static func location(_ path: String) -> JSONValue {
    ["uri": .string(reference(path)), "uriBaseId": .string(root)]
  }

  /// The path, with all characters encoded that RFC 3986 does not allow.
  static func reference(_ path: String) -> String {
    path.utf8.map { isPlain($0) ? String(UnicodeScalar($0)) : encoded($0) }.joined()
  }

  private static func encoded(_ byte: UInt8) -> String {
    (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~/".utf8.contains(byte)
    }
  }
}
