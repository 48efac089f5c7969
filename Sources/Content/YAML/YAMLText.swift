/// Writes texts into YAML.
package enum YAMLText {
  /// `text` as a double-quoted scalar on one line, which means the same in every YAML reader.
  package static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\t": "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: ""
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}
