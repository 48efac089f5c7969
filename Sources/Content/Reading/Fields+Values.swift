/// The values of a mapping by key and type: `nil` if the key is absent or its value is of another type.
extension Fields {
  func text(_ key: String) -> String? {
    node(key).flatMap { log.text($0, at: path(key), example: keys.example(key)) }
  }

  func texts(_ key: String) -> [String]? {
    node(key).flatMap { log.texts($0, at: path(key), example: keys.example(key)) }
  }

  func truth(_ key: String) -> Bool? {
    node(key).flatMap { log.truth($0, at: path(key), example: keys.example(key)) }
  }

  func number(_ key: String, in bounds: ClosedRange<Int64>) -> Int64? {
    node(key).flatMap { log.number($0, at: path(key), in: bounds, example: keys.example(key)) }
  }

  func duration(_ key: String) -> Int64? {
    node(key).flatMap { log.duration($0, at: path(key)) }
  }

  /// A word that stands for a case of `type`.
  ///
  /// - Parameter meant: the case that another word surely means.
  func choice<Choice>(_ key: String, _ type: Choice.Type, meant: (String) -> Choice? = { _ in nil }) -> Choice?
  where Choice: CaseIterable & RawRepresentable, Choice.RawValue == String {
    guard let node = node(key) else { return nil }
    return log.choice(node, at: path(key), of: type.allCases.map(\.rawValue)) { meant($0)?.rawValue }
      .flatMap(Choice.init(rawValue:))
  }

  /// The elements of a list with their paths.
  func elements(_ key: String) -> [(node: YAMLNode, path: String)]? { elements(key) { ($0, $1) } }

  /// What `read` makes of the elements of a list, each with its path; without those that it makes `nil` of.
  func elements<Value>(_ key: String, _ read: (_ node: YAMLNode, _ path: String) -> Value?) -> [Value]? {
    node(key).flatMap { log.elements($0, at: path(key), example: keys.example(key), read) }
  }

  /// The mapping under a key.
  func fields(_ key: String, _ keys: KeyTable) -> Fields? {
    node(key).flatMap { Fields($0, at: path(key), keys: keys, log: log, example: self.keys.example(key)) }
  }

  /// The entries of a map whose keys are names of the user's own, those with a value.
  func named(_ key: String) -> [(name: YAMLEntry, path: String)] {
    guard let node = node(key), let entries = log.entries(node, at: path(key), example: keys.example(key)) else {
      return []
    }
    return entries.map { ($0, "\(path(key)).\($0.key)") }
  }
}
