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

  private var places: [String: Place] = [:]

  package init() {}

  /// No places yet, with room for as many: growing step by step costs a large part of reading a post.
  package init(minimumCapacity: Int) { places.reserveCapacity(minimumCapacity) }

  /// Notes where `path` stands.
  package mutating func note(_ path: String, _ place: Place) { places[path] = place }

  /// The stretch of the value at `path`; that of the nearest enclosing value where the path was not written.
  package func value(_ path: String) -> SourceRange { place(path)?.value ?? .fileStart }

  /// The stretch of the key at `path`; that of the nearest enclosing key where the path was not written.
  package func key(_ path: String) -> SourceRange { place(path)?.key ?? .fileStart }

  /// Whether `path` itself was written.
  package func contains(_ path: String) -> Bool { places[path] != nil }

  private func place(_ path: String) -> Place? {
    if let place = places[path] { return place }
    guard let dot = path.lastIndex(of: ".") else { return nil }
    return place(String(path[..<dot]))
  }
}
