package import Core
package import SocialText

/// What a post is on its channels, each thing made once however many channels share it.
package final class PostTexts {
  private let markdown: MarkdownTexts
  private let post: Post
  /// The body, as people read it in the file.
  package let body: MarkdownText
  /// Whether networks may have the body in different forms.
  private let bodyHasForms: Bool
  /// What readers of a channel before got of the body, and what was added to it there.
  private var assembled: (form: TextForm, additions: TextAdditions, texts: [String])?
  /// What finds places in the texts, by what they were read from.
  private var typed: [(source: MarkdownSource, form: TextForm, text: TypedText)] = []
  /// The counts of texts, by network.
  private var counted: [Network: [(texts: [String], counts: CountedTexts)]] = [:]
  /// The schedule of a channel before, where it is that of all.
  private var schedule: (Schedule, [Schedule.Problem])?

  package init(post: Post, breaks: LineBreaks) {
    markdown = MarkdownTexts(breaks: breaks)
    self.post = post
    body = markdown.text(of: post.body, in: .typed)
    bodyHasForms = markdown.hasForms(post.body)
  }

  /// How a network has what stands on its channel instead of the body, or the body.
  func form(_ override: MarkdownSource?, on network: Network) -> TextForm {
    guard let override else { return bodyHasForms ? markdown.form(of: post.body, on: network) : .typed }
    return markdown.form(of: override, on: network)
  }

  /// What stands on a channel instead of the body, or the body.
  func text(_ override: MarkdownSource?, in form: TextForm) -> MarkdownText {
    override == nil && form == .typed ? body : markdown.text(of: override ?? post.body, in: form)
  }

  /// What finds places in a text of the post.
  ///
  /// - Parameters:
  ///   - text: what `text(_:in:)` gave for `form`.
  ///   - override: the stretch of the override's text; nil where the body stands.
  func typed(_ source: MarkdownSource, _ text: MarkdownText, in form: TextForm, override: SourceRange?) -> TypedText {
    let known = typed.first { $0.form == form && $0.text.override == override && $0.source == source }
    if let known { return known.text }
    let made = TypedText(source: source, text: text, override: override)
    typed.append((source, form, made))
    return made
  }

  /// The counts of final texts on a network.
  func counted(_ texts: [String], on network: Network) -> CountedTexts {
    // Most channels share the very string, which is compared at once.
    let known = counted[network]?.first { known in
      known.texts.count == texts.count && zip(known.texts, texts).allSatisfy { $0.isSame(as: $1) }
    }
    if let known { return known.counts }
    let counts = CountedTexts(texts, on: network)
    counted[network, default: []].append((texts, counts))
    return counts
  }

  /// The text of each part as readers get it: with link, mentions and hashtags.
  ///
  /// - Parameter text: what `text(_:in:)` gave for the channel's form.
  func finalTexts(
    _ text: MarkdownText, in form: TextForm, _ content: PostContent, on channel: Channel
  ) -> [String] {
    let additions = TextAdditions(content, on: channel)
    guard content.text == nil else {
      return ReaderText.tagged(ReaderText.parts(of: text, adding: additions), of: post, on: channel)
    }
    if let assembled, assembled.form == form, assembled.additions.isSame(as: additions) {
      return ReaderText.tagged(assembled.texts, of: post, on: channel)
    }
    let texts = ReaderText.parts(of: text, adding: additions)
    assembled = (form, additions, texts)
    return ReaderText.tagged(texts, of: post, on: channel)
  }

  /// When the post goes out on a channel, and what keeps parts of that from being told.
  func schedule(
    _ content: PostContent, of post: Post, on channel: Channel, in basis: CheckBasis
  ) -> (Schedule, [Schedule.Problem]) {
    if let schedule { return schedule }
    let found = post.schedule(for: channel, content: content, in: basis.configuration)
    if post.overrides.isEmpty, !post.places.hasOverrides { schedule = found }
    return found
  }
}

/// The counts of the texts that readers of a channel get, each made once, on first use.
package final class CountedTexts {
  private let texts: [String]
  private let network: Network
  /// Of each part, empty until first use: most texts need none.
  private var counts: [TextCount?] = []

  package init(_ texts: [String], on network: Network) {
    self.texts = texts
    self.network = network
  }

  /// The length of part `index` in `unit`; cheaper than a count, which finds addresses and the like as well.
  package func length(ofPart index: Int, in unit: TextUnit) -> ClosedRange<Int> {
    (counts.isEmpty ? nil : counts[index])?.length(in: unit) ?? TextCounter.length(of: texts[index], in: unit)
  }

  /// The count of part `index`, as the channel's network counts.
  package func count(ofPart index: Int) -> TextCount {
    if counts.isEmpty { counts = Array(repeating: nil, count: texts.count) }
    if let count = counts[index] { return count }
    let count = TextCounter.count(texts[index], on: network)
    counts[index] = count
    return count
  }
}

/// The texts that readers of a channel see: one for all channels that show the same.
final class ChannelTexts {
  let all: [SeenText]
  /// Those that rules about writing check.
  private(set) lazy var writing = all.filter(\.isWriting)
  /// Those that are searched for the words of lists.
  private(set) lazy var scanned = ScannedTexts(all)

  init(_ all: [SeenText]) { self.all = all }
}

/// The keys that a channel's network shows and others do not. Channels that show the same get the same texts.
struct ShownKeys: Equatable {
  private let keys: [Bool]

  /// `nil` if the post has texts for single channels.
  init?(_ channel: ChannelUnderCheck) {
    guard channel.post.overrides.isEmpty, !channel.content.addressesSingleChannels else { return nil }
    keys = [ReaderKey.title, .firstComment, .sensitive, .preview, .poll].map { $0.applies(to: channel.network) }
  }
}

extension PostContent {
  /// Whether it has different hashtags for different channels.
  fileprivate var addressesSingleChannels: Bool {
    if case .by? = hashtags { true } else { false }
  }
}
