package import Content

/// Puts the names of channels into the order of `stet.yml`, as everywhere where people read them.
package struct ChannelOrder: Sendable {
  private let places: [String: Int]

  package init(_ configuration: Configuration) {
    places = Dictionary(
      configuration.channels.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// Channels that `stet.yml` no longer has come last.
  func sorted(_ names: some Sequence<String>) -> [String] {
    names.sorted { (places[$0] ?? .max, $0) < (places[$1] ?? .max, $1) }
  }
}
