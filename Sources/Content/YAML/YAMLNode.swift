package import Diagnostics

/// A value of a YAML document, with its place. Scalars keep the text that was written: what it means depends on the
/// key that it stands under, not on YAML's guesses.
package struct YAMLNode: Sendable {
  package var value: Value
  package var range: SourceRange

  /// The kinds of value.
  package enum Value: Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
    /// A construct that has already been reported, such as an alias, and gets no further findings.
    case unreadable
  }
}

/// A key and its value, in the order of the document.
package struct YAMLEntry: Sendable {
  package var key: String
  package var keyRange: SourceRange
  package var value: YAMLNode
}

/// A piece of text and how it was written.
package struct YAMLScalar: Sendable {
  /// The text, escapes resolved.
  package var text: String
  package var style: Style
  /// A `#word` after an unquoted value, which YAML drops as a comment and which its writer surely meant.
  package var lostComment: SourceRange?

  /// The ways to write a scalar.
  package enum Style: Sendable, Hashable {
    case plain, single, double, literal, folded
  }

  /// Whether the value is empty, or one of YAML's plain forms of null.
  package var isNull: Bool { style == .plain && (text.isEmpty || text == "~" || text == "null") }
}

extension YAMLNode {
  /// The scalar, where it is one.
  var scalar: YAMLScalar? {
    guard case .scalar(let scalar) = value else { return nil }
    return scalar
  }

  /// Whether the value is empty or null.
  var isNull: Bool { scalar?.isNull ?? false }

  /// What it is, in words for people.
  var kindName: String {
    switch value {
    case .scalar: "text"
    case .sequence: "a list"
    case .mapping: "keys with values"
    case .unreadable: "unreadable"
    }
  }
}
