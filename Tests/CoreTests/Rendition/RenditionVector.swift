import Testing
@testable import Core

/// One post as an author types it, and the channel that it is rendered for.
struct RenditionVector: CustomTestStringConvertible {
  let name: String
  let channel: String
  /// The post's file.
  let source: String
  /// The same post, with another spelling of what this vector is about.
  let twin: String
  let world: VectorWorld
  /// Whether what the vector adds is invisible to readers of this channel.
  let equalsBase: Bool

  /// Keys that every post has, and a body.
  static let head = "id: 2026-12-markt\nchannels: [x, facebook]\n"
  static let body = "Am 1. Dezember öffnet unser Hof.\n"

  /// - Parameters:
  ///   - keys: The front matter below `id` and `channels`.
  ///   - twin: What to write differently in the file without changing what readers get.
  init(
    _ name: String, on channel: String = "x", _ keys: String = "", body: String = body,
    twin: KeyValuePairs<String, String>, in world: VectorWorld = .standard, equalsBase: Bool = false
  ) {
    self.name = name
    self.channel = channel
    source = "---\n\(Self.head)\(keys)\(keys.isEmpty ? "" : "\n")---\n\(body)"
    self.twin = twin.reduce(source) { $0.replacing($1.key, with: $1.value) }
    self.world = world
    self.equalsBase = equalsBase
  }

  var testDescription: String { "\(name) on \(channel)" }

  /// The rendition of this vector's source, or of another spelling of it.
  func rendition(of source: String? = nil, at path: String = "posts/2026/markt.md") throws -> Rendition {
    try Self.rendition(of: source ?? self.source, at: path, on: channel, in: world)
  }

  /// The rendition of the post without the vector's additions.
  func base() throws -> Rendition {
    try Self.rendition(of: "---\n\(Self.head)---\n\(Self.body)", on: channel, in: .standard)
  }

  static func rendition(
    of source: String, at path: String = "posts/2026/markt.md", on channel: String, in world: VectorWorld = .standard
  ) throws -> Rendition {
    let reading = PostReader.read(path: path, bytes: Array(source.utf8))
    let errors = reading.findings.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(source)")
    let post = try #require(reading.post)
    let configuration = world.configuration
    return try RenderedPost(post, by: configuration, library: VectorLibrary())
      .on(#require(configuration.channel(channel))).rendition.get()
  }
}
