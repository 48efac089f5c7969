/// How lists are read: element by element, each with its path.
extension ReadingLog {
  /// What `read` makes of the elements of a list, each with its path; without those that it makes `nil` of.
  func elements<Value>(
    _ node: YAMLNode, at path: String, example: @autoclosure () -> String? = nil,
    _ read: (_ node: YAMLNode, _ path: String) -> Value?
  ) -> [Value]? {
    guard case .sequence(let elements) = node.value else {
      wrongType(node, at: path, expected: "a list", example: example(), fix: bracketing(node))
      // What stands there is no empty list.
      places.note(path + ".0", SourcePlaces.Place(key: node.range, value: node.range))
      return nil
    }
    var usable: [Int] = []
    let values = elements.indices.compactMap { index in
      let path = path + "." + String(index)
      places.note(path, SourcePlaces.Place(key: elements[index].range, value: elements[index].range))
      let value = read(elements[index], path)
      if value != nil { usable.append(index) }
      return value
    }
    if usable.count < elements.count { places.noteUsable(usable, of: path) }
    return values
  }

  /// A list of texts.
  func texts(_ node: YAMLNode, at path: String, example: @autoclosure () -> String? = nil) -> [String]? {
    texts(node, at: path, example: example()) { text, _, _ in text }
  }

  /// What `read` makes of the texts of a list, each with its element and that one's path.
  func texts<Value>(
    _ node: YAMLNode, at path: String, example: @autoclosure () -> String? = nil,
    _ read: (_ text: String, _ node: YAMLNode, _ path: String) -> Value?
  ) -> [Value]? {
    elements(node, at: path, example: example()) { node, path in
      hasValue(node, name: path) ? text(node, at: path).flatMap { read($0, node, path) } : nil
    }
  }
}
