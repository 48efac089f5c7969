package import SocialText

/// What one post will be on one channel: the thing that an approval binds to.
///
/// Its canonical form holds only what the reader or the network will get. A member at its default is never written, so
/// that a key added by a later version of Stet changes no digest of today.
package struct Rendition: Sendable {
  /// The version of the canonical form, not of the renderer.
  package static let version: Int64 = 1

  package var repository: String
  package var post: String
  package var channel: String
  package var network: Network
  package var account: String
  package var format: PostFormat
  package var parts: [Part]
  package var title: String?
  package var link: String?
  package var preview: Preview?
  package var firstComment: String?
  package var options: [String: JSONValue] = [:]

  /// One part of a thread; most posts have one.
  package struct Part: Sendable {
    package var text: String
    package var media: [Media] = []
  }

  /// One medium, by its bytes.
  package struct Media: Sendable {
    package var sha256: Digest
    package var alt: String?
    package var credit: String?
    package var thumbnail: Digest?
    package var captions: [(language: String, sha256: Digest)] = []
    /// Where the bytes are. Not part of the canonical form: moving a file does not change what a reader sees.
    package var source: MediaSource
  }

  /// The link card.
  package struct Preview: Sendable {
    package var title: String?
    package var description: String?
    package var image: Digest?
  }
}

extension Rendition {
  /// The canonical form.
  package var json: JSONValue {
    .members([
      "v": .integer(Rendition.version),
      "repository": .string(repository),
      "post": .string(post),
      "channel": .string(channel),
      "network": .string(network.rawValue),
      "account": .string(account),
      "format": format == network.standardFormat ? nil : .string(format.rawValue),
      "parts": .array(parts.map(\.json)),
      "title": written(title),
      "link": written(link),
      "preview": preview?.json,
      "firstComment": written(firstComment),
      "options": options.isEmpty ? nil : .object(options),
    ])
  }

  /// What an approval names: the SHA-256 of the canonical form.
  package var digest: Digest { json.digest }
}

extension Rendition.Part {
  fileprivate var json: JSONValue { ["text": .string(text), "media": .array(media.map(\.json))] }
}

extension Rendition.Media {
  fileprivate var json: JSONValue {
    .members([
      "sha256": .string(sha256.description),
      "alt": written(alt),
      "credit": written(credit),
      "thumbnail": thumbnail.map { .string($0.description) },
      "captions": captions.isEmpty
        ? nil : .array(captions.map { ["language": .string($0.language), "sha256": .string($0.sha256.description)] }),
    ])
  }
}

extension Rendition.Preview {
  /// `nil` if the card has no title, description or image of its own.
  fileprivate var json: JSONValue? {
    guard written(title) != nil || written(description) != nil || image != nil else { return nil }
    return .members([
      "title": written(title),
      "description": written(description),
      "image": image.map { .string($0.description) },
    ])
  }
}

/// A text as a member's value; `nil` for an empty one, which means the same as an absent one.
private func written(_ text: String?) -> JSONValue? { text.flatMap { $0.isEmpty ? nil : .string($0) } }

extension Network {
  /// The format of a post without the key `format`.
  package var standardFormat: PostFormat { self == .youtube ? .video : .post }
}

/// The keys of a post that reach a reader on some networks only.
///
/// A key that is not here, and not one of the network's own options, either reaches readers everywhere (text, media,
/// hashtags, mentions, disclosure, `aiGenerated`, `format`) or no reader (`department`, `pillar`, `persona`,
/// `campaign`, `labels`, `priority`, `proof`, `political`, `lowestPrice`, and a medium's rights). This table decides
/// what an approval binds to.
package enum ReaderKey: String, Sendable, CaseIterable {
  case title
  case link
  case preview
  case firstComment
  case language
  case sensitive
  case reply
  case quote
  case repost
  case poll
  /// More than one part, joined as answers to oneself.
  case thread

  /// The networks on which the key reaches readers.
  ///
  /// `link` means attached as a card; elsewhere it is appended to the text. Sources, read 2026-11-23: each network's
  /// publishing reference, as listed in `docs/post-format.md`.
  package var networks: Set<Network> { Set(list) }

  private var list: [Network] {
    switch self {
    case .title: [.youtube, .reddit, .pinterest]
    case .link: [.facebook, .linkedin, .bluesky, .threads, .pinterest, .reddit, .googleBusiness]
    case .preview: [.facebook, .linkedin, .bluesky, .discord]
    case .firstComment: [.x, .facebook, .instagram, .linkedin, .youtube, .mastodon, .bluesky, .threads, .reddit]
    case .language: [.mastodon, .bluesky, .youtube, .googleBusiness]
    case .sensitive: [.x, .mastodon, .bluesky, .threads, .reddit, .telegram, .discord]
    case .reply: [.x, .mastodon, .bluesky, .threads, .telegram, .reddit, .discord]
    case .quote: [.x, .mastodon, .bluesky, .threads]
    case .repost: [.x, .mastodon, .bluesky, .threads, .linkedin]
    case .poll: [.x, .mastodon, .linkedin, .threads, .telegram, .reddit, .discord]
    case .thread: [.x, .mastodon, .bluesky, .threads]
    }
  }

  /// Whether the key reaches readers of `network`.
  package func applies(to network: Network) -> Bool { list.contains(network) }
}

/// The options of a rendition: everything beside text and media that reaches the reader or the network.
struct OptionRendering {
  let content: PostContent
  let network: Network

  /// The options that differ from their default.
  var options: [String: JSONValue] {
    let common: [String: JSONValue?] = [
      "disclosure": content.disclosure.flatMap { $0 == .none ? nil : .string($0.rawValue) },
      "aiGenerated": content.aiGenerated == true ? true : nil,
      "language": shown(.language, content.language.map(JSONValue.string)),
      "sensitive": shown(.sensitive, content.sensitive.flatMap(warning)),
      "reply": shown(.reply, content.reply.map(JSONValue.string)),
      "quote": shown(.quote, content.quote.map(JSONValue.string)),
      "repost": shown(.repost, content.repost.map(JSONValue.string)),
      "poll": shown(.poll, content.poll.map(poll)),
    ]
    // An empty text means the same as an absent one.
    return common.compactMapValues { $0 }.merging(networkOptions) { own, _ in own }.filter { $0.value != "" }
  }

  private func shown(_ key: ReaderKey, _ value: JSONValue?) -> JSONValue? { key.applies(to: network) ? value : nil }

  private func warning(_ warning: ContentWarning) -> JSONValue? {
    switch warning {
    case .flag(let isSensitive): isSensitive ? true : nil
    case .warning(let text): .string(text)
    }
  }

  private func poll(_ poll: Poll) -> JSONValue {
    .members([
      "options": .strings(poll.options),
      "duration": poll.duration.flatMap { $0 == Poll.standardDuration ? nil : .integer($0) },
    ])
  }

  /// The network's own options that the post sets, as far as the network has them.
  private var networkOptions: [String: JSONValue] {
    NetworkOptions.options(of: network).reduce(into: [:]) { result, option in
      guard let value = content.options[option.key], value != option.standard else { return }
      result[option.key] = value.json
    }
  }
}

extension OptionValue {
  /// The value as it stands in a rendition.
  package var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .number(let number): .integer(number)
    case .truth(let truth): .bool(truth)
    case .list(let list): .strings(list)
    }
  }
}

extension Poll {
  /// The duration of a poll without `duration`: one day, in seconds.
  package static let standardDuration: Int64 = 86_400
}
