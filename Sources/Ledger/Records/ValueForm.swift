internal import Canonical
internal import Content

/// What one member of a record may hold: its name in messages, and how it is read.
///
/// Must not depend on the machine, such as its list of time zones: a record is valid everywhere or nowhere.
struct ValueForm<Value> {
  /// As in "is not …".
  let name: String
  let read: (JSONValue) -> Value?
}

extension ValueForm<String> {
  /// A text of the form that `isValid` tells.
  private static func text(_ name: String, where isValid: @escaping (String) -> Bool) -> ValueForm {
    ValueForm(name: name) { value in
      guard let text = value.stringValue, isValid(text) else { return nil }
      return text
    }
  }

  /// An id or name of `stet.yml`.
  static var name: ValueForm { text("a name (\(Name.rule))", where: Name.isValid) }

  /// A person's name; `?` and the hash of an unknown address; or `?malformed:` and the id of the malformed object,
  /// whose author is unknown.
  static var contributor: ValueForm {
    text("a person's name or `?` and hexadecimal digits") { text in
      guard text.utf8.first == UInt8(ascii: "?") else { return Name.isValid(text) }
      let digits = text.hasPrefix("?malformed:") ? text.dropFirst(11) : text.dropFirst()
      return (1...64).contains(digits.utf8.count) && isLowercaseHex(digits, count: digits.utf8.count)
    }
  }

  /// One line that people wrote or a network gave.
  static var line: ValueForm {
    text("one line of 1 to 500 bytes without control characters") {
      (1...500).contains($0.utf8.count) && !$0.unicodeScalars.contains(where: isControl)
    }
  }

  /// A text of several lines, which may be empty.
  static var passage: ValueForm {
    text("a text of at most 8192 bytes without control characters but line feed and tab") {
      $0.utf8.count <= 8192 && !$0.unicodeScalars.contains { isControl($0) && $0 != "\n" && $0 != "\t" }
    }
  }

  /// A text of several lines that is not blank.
  static var note: ValueForm {
    text("a text of 1 to 8192 bytes without control characters but line feed and tab") {
      !$0.isEmpty && passage.read(.string($0)) != nil
    }
  }

  /// The object id of a commit or blob.
  static var objectID: ValueForm { text("40 hexadecimal digits") { isLowercaseHex($0, count: 40) } }

  /// Sixteen random bytes.
  static var randomID: ValueForm { text("32 hexadecimal digits") { isLowercaseHex($0, count: 32) } }

  /// An address that a browser opens, and that runs no script there.
  static var url: ValueForm {
    text("an http or https address of at most 2048 bytes") { text in
      let bytes = text.utf8
      return bytes.count <= 2048 && bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F }
        && ["https://", "http://"].contains { bytes.starts(with: $0.utf8) && bytes.count > $0.utf8.count }
        && !text.unicodeScalars.contains(where: isControl)
    }
  }

  /// The name of a time zone, by its form alone.
  static var zone: ValueForm {
    text("the name of a time zone") { text in
      (1...64).contains(text.utf8.count)
        && text.utf8.allSatisfy { isASCIIAlphanumeric($0) || "/_+-".utf8.contains($0) }
    }
  }

  /// A path within the content repository.
  static var path: ValueForm {
    text("a path of at most 4096 bytes without control characters") { text in
      (1...4096).contains(text.utf8.count) && text.utf8.first != UInt8(ascii: "/")
        && !text.unicodeScalars.contains(where: isControl)
    }
  }
}

extension ValueForm<Digest> {
  static var digest: ValueForm {
    ValueForm(name: "`sha256:` and 64 hexadecimal digits") { $0.stringValue.flatMap { Digest($0) } }
  }
}

extension ValueForm<Timestamp> {
  /// RFC 3339 in UTC, in the single form that Stet writes.
  static var time: ValueForm {
    ValueForm(name: "a time such as 2026-12-01T08:00:00Z") { value in
      guard let text = value.stringValue, let time = Timestamp(rfc3339: text),
        time.rfc3339.utf8.elementsEqual(text.utf8)
      else { return nil }
      return time
    }
  }
}

extension ValueForm<Int64> {
  static var count: ValueForm {
    ValueForm(name: "an integer from 1") { $0.integerValue.flatMap { $0 >= 1 ? $0 : nil } }
  }
}

extension ValueForm<Bool> {
  /// `true`: a member that would be false is left out.
  static var truth: ValueForm { ValueForm(name: "`true`") { $0.boolValue == true ? true : nil } }
}

extension ValueForm<JSONValue> {
  /// An object of any members.
  static var object: ValueForm {
    ValueForm(name: "an object") { value in
      // Not `nil` in a conditional: that would be JSON's null.
      guard value.objectValue != nil else { return .none }
      return .some(value)
    }
  }
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .control }

private func isASCIIAlphanumeric(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "a")...UInt8(ascii: "z"):
    true
  default: false
  }
}
