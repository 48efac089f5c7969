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

  /// The entries that could be used of lists with others, as they are counted in the file; by the path of the list.
  private var usable: [String: [Int]] = [:]
  private var countsUsable = false

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

  /// Notes which entries of a list could be used, where not all could.
  package mutating func noteUsable(_ entries: [Int], of list: String) { usable[list] = entries }

  /// The same places for what was read, whose lists have usable entries only: `media.1` is the second of these.
  package var ofUsable: SourcePlaces {
    var places = self
    places.countsUsable = true
    return places
  }

  /// Whether the list at `path` has entries that could not be used.
  package func hasUnusable(_ path: String) -> Bool { usable[asWritten(path)] != nil }

  /// The path of what was read as the file counts the entries of its lists; one that is not written for an entry beyond
  /// the last one. Where no entry could be used, they keep their numbers: what is there is not missing.
  private func asWritten(_ path: String) -> String {
    guard countsUsable, !usable.isEmpty else { return path }
    var written = ""
    for step in path.split(separator: ".", omittingEmptySubsequences: false) {
      let entries = usable[written]
      let entry = entries.flatMap { entries in
        entries.isEmpty ? nil : Int(step).map { entries.indices.contains($0) ? entries[$0] : .max }
      }
      written += (written.isEmpty ? "" : ".") + (entry.map(String.init) ?? String(step))
    }
    return written
  }

  private func written(_ path: String) -> Place? {
    for index in few.indices.reversed() where few[index].path == path { return few[index].place }
    return many.isEmpty ? nil : many[path]
  }

  /// The stretch of the value at `path`; that of the nearest enclosing value where the path was not written.
  package func value(_ path: String) -> SourceRange { place(asWritten(path))?.value ?? .fileStart }

  /// The stretch of the key at `path`; that of the nearest enclosing key where the path was not written.
  package func key(_ path: String) -> SourceRange { place(asWritten(path))?.key ?? .fileStart }

  /// Whether `path` itself was written.
  package func contains(_ path: String) -> Bool { written(asWritten(path)) != nil }

  private func place(_ path: String) -> Place? {
    if let place = written(path) { return place }
    guard let dot = path.lastIndex(of: ".") else { return nil }
    return place(String(path[..<dot]))
  }
}
