package import Diagnostics

/// Where the keys and values of a YAML document stand, by dotted path: `media.0.alt`, `overrides.x.text`.
package struct SourcePlaces: Sendable {
  /// The stretch of a key and of its value.
  package struct Place: Sendable {
    package var key: SourceRange
    package var value: SourceRange

    package init(key: SourceRange, value: SourceRange) {
      self.key = key
      self.value = value
    }
  }

  /// The places of a document of few keys, as nearly all are: looking through them is quicker than a dictionary. Of two
  /// with the same path, the last one counts.
  private var few: [(path: String, place: Place)] = []
  /// The places of a document of many keys.
  private var many: [String: Place] = [:]
  /// Whether a key inside `overrides` was written.
  package private(set) var hasOverrides = false

  private static let mostOfFew = 24

  package init() {}

  /// Notes where `path` stands.
  package mutating func note(_ path: String, _ place: Place) {
    if path.begins(with: "overrides.") { hasOverrides = true }
    guard many.isEmpty, few.count < Self.mostOfFew else {
      for (path, place) in few { many[path] = place }
      few = []
      many[path] = place
      return
    }
    if few.isEmpty { few.reserveCapacity(Self.mostOfFew) }
    few.append((path, place))
  }

  private func written(_ path: String) -> Place? {
    for index in few.indices.reversed() where few[index].path == path { return few[index].place }
    return many.isEmpty ? nil : many[path]
  }

  /// The stretch of the value at `path`; that of the nearest enclosing value where the path was not written.
  package func value(_ path: String) -> SourceRange { place(path)?.value ?? .fileStart }

  /// The stretch of the key at `path`; that of the nearest enclosing key where the path was not written.
  package func key(_ path: String) -> SourceRange { place(path)?.key ?? .fileStart }

  /// Whether `path` itself was written.
  package func contains(_ path: String) -> Bool { written(path) != nil }

  private func place(_ path: String) -> Place? {
    if let place = written(path) { return place }
    guard let dot = path.lastIndex(of: ".") else { return nil }
    return place(String(path[..<dot]))
  }
}
