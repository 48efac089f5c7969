internal import Checks
package import Core
internal import SocialText

/// What a post of a tree is by a configuration, as far as lists of posts and verdicts depend on it.
package struct PostFacts: Sendable {
  package let id: String
  package let path: String
  /// The id of its git blob in hexadecimal.
  let blob: String
  /// `nil` where it has none.
  let title: String?
  /// The first words of its body, for a post without a title that shows no words on some channel.
  let words: String?
  let priority: Priority
  package let labels: InternalLabels
  /// The channels that it is meant for, as written.
  package let channels: [String]
  /// About when it is meant to go out, whatever overrides say: `Post.plannedTime`.
  let planned: Timestamp?
  /// The channels among them that `stet.yml` has, in its order.
  var known: [ChannelFacts]
  /// Its number among the posts' files of its tree.
  var number = 0

  /// - Parameter rendered: the post by the configuration that the facts are to hold for.
  init(_ rendered: RenderedPost, blob: String) {
    let (post, configuration) = (rendered.post, rendered.configuration)
    let channels = rendered.channels.map { ChannelFacts($0, of: rendered) }
    let isUntitled = post.content.title == nil
    let showsWords = !channels.isEmpty && channels.allSatisfy { $0.words != nil }
    self.init(
      id: post.id, path: post.path, blob: blob, title: post.content.title,
      words: isUntitled && !showsWords ? rendered.bodyWords : nil,
      priority: post.priority, labels: post.labels, channels: post.channels,
      planned: post.plannedTime(post.content, in: configuration), known: channels)
  }

  fileprivate init(
    id: String, path: String, blob: String, title: String?, words: String?, priority: Priority,
    labels: InternalLabels, channels: [String], planned: Timestamp?, known: [ChannelFacts], number: Int = 0
  ) {
    self.id = id
    self.path = path
    self.blob = blob
    self.title = title
    self.words = words
    self.priority = priority
    self.labels = labels
    self.channels = channels
    self.planned = planned
    self.known = known
    self.number = number
  }

  /// What it is on a channel; `nil` where it is not meant for that, or `stet.yml` does not have it.
  func on(_ channel: Channel) -> ChannelFacts? { known.first { $0.channel == channel.name } }

  /// What of it is older than `lint.since` of `configuration` asks about.
  func age(in configuration: Configuration) -> PostAge {
    PostAge(
      planned: planned, on: known.map { ($0.channel, $0.planned) },
      hasOthers: known.isEmpty || known.count < Set(channels).count, in: configuration)
  }
}

/// What a post is on one channel.
struct ChannelFacts: Sendable {
  /// The channel's name.
  let channel: String
  let schedule: Schedule
  /// About when it is meant to go out there: `Post.plannedTime`.
  let planned: Timestamp?
  let draft: Bool
  let disclosure: Disclosure
  /// The post's format, and `reply`, `quote`, `repost` where it is one.
  let formats: [String]
  /// The first words that its readers see, of a post without a title; `nil` where there are none.
  let words: String?
  var rendition: RenditionFact = .unknown

  fileprivate init(_ channel: RenderedChannel, of rendered: RenderedPost) {
    let content = channel.content
    self.init(
      channel: channel.channel.name, schedule: channel.schedule.schedule,
      planned: rendered.post.plannedTime(content, in: rendered.configuration), draft: content.draft ?? false,
      disclosure: content.disclosure ?? .none, formats: content.ruleFormats(on: channel.network),
      words: rendered.post.content.title == nil ? channel.finalTexts.first.flatMap(PostSnapshot.firstWords) : nil)
  }

  fileprivate init(
    channel: String, schedule: Schedule, planned: Timestamp?, draft: Bool, disclosure: Disclosure, formats: [String],
    words: String?
  ) {
    self.channel = channel
    self.schedule = schedule
    self.planned = planned
    self.draft = draft
    self.disclosure = disclosure
    self.formats = formats
    self.words = words
  }
}

/// What is known of a post's rendition on a channel: to make one reads the bytes of its media.
enum RenditionFact: Sendable, Hashable {
  case unknown
  /// It cannot be made.
  case none
  case digest(Digest)
}

extension RenderedPost {
  /// A body may be too large to be read as a whole.
  fileprivate var bodyWords: String? {
    let start = post.body.markdown.prefix(1_000)
    let text = MarkdownText(body: String(start), breaks: configuration.breaks, firstLine: 1)
    return text.parts.first.flatMap { PostSnapshot.firstWords(of: $0.text) }
  }
}

extension PostContent {
  /// What a rule's `formats` may match: the format, and what the post answers.
  func ruleFormats(on network: Network) -> [String] {
    [
      (format ?? network.standardFormat).rawValue, reply.map { _ in "reply" }, quote.map { _ in "quote" },
      repost.map { _ in "repost" },
    ].compactMap { $0 }
  }
}

// MARK: - As the store has them

/// Reads and writes facts, whose channels are numbers and whose zone is mostly that of the configuration.
struct FactsCoder {
  private let configuration: Configuration
  private let numbers: [String: Int]

  init(_ configuration: Configuration) {
    self.configuration = configuration
    numbers = Dictionary(
      configuration.channels.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// The bytes of facts, whatever is known of renditions.
  func bytes(_ facts: PostFacts?) -> [UInt8]? {
    guard var facts else { return nil }
    for place in facts.known.indices { facts.known[place].rendition = .unknown }
    var writer = ByteWriter()
    writer.text(facts.id)
    write(facts, to: &writer)
    return writer.bytes
  }

  /// Writes everything but id, path and blob.
  func write(_ facts: PostFacts, to writer: inout ByteWriter) {
    writer.optional(facts.title)
    writer.optional(facts.words)
    writer.number(UInt8(facts.priority == .urgent ? 1 : 0))
    write(facts.labels, to: &writer)
    writer.list(facts.channels) { writer, name in
      // A channel that `stet.yml` has is a number, from 1 on.
      writer.number(UInt16(numbers[name].map { $0 + 1 } ?? 0))
      if numbers[name] == nil { writer.text(name) }
    }
    writer.time(facts.planned)
    writer.list(facts.known, write)
  }

  /// Reads what `write` wrote; `nil` for other bytes.
  func facts(_ reader: inout ByteReader, of outline: PostOutline, blob: String) -> PostFacts? {
    guard let title = reader.optional(), let words = reader.optional(),
      let isUrgent = reader.number(UInt8.self), let labels = labels(&reader),
      let channels = reader.list(channelName), let planned = reader.time(), let known = reader.list(channel)
    else { return nil }
    return PostFacts(
      id: outline.id, path: outline.path, blob: blob, title: title, words: words,
      priority: isUrgent == 1 ? .urgent : .normal, labels: labels, channels: channels, planned: planned, known: known,
      number: outline.number)
  }

  private func channelName(_ reader: inout ByteReader) -> String? {
    guard let number = reader.number(UInt16.self) else { return nil }
    return number == 0 ? reader.text() : name(Int(number) - 1)
  }

  /// What of a post decides whether a listing has it.
  func outline(_ facts: PostFacts, blob: ObjectID) -> PostOutline {
    PostOutline(
      id: facts.id, path: facts.path, number: facts.number, blob: blob,
      channels: facts.known.compactMap { channel in
        numbers[channel.channel].map { number in
          PostOutline.Planned(
            channel: number, at: channel.schedule.at, notAfter: channel.schedule.notAfter,
            slot: channel.schedule.slot, repeats: channel.schedule.series != nil)
        }
      })
  }

  /// Whether a number is that of a channel.
  func hasChannel(_ number: Int) -> Bool { configuration.channels.indices.contains(number) }

  private func name(_ number: Int) -> String? {
    configuration.channels.indices.contains(number) ? configuration.channels[number].name : nil
  }

  private func write(_ labels: InternalLabels, to writer: inout ByteWriter) {
    // Most posts have few of them, or none.
    guard labels != InternalLabels() else { return writer.number(UInt8(0)) }
    writer.number(UInt8(1))
    for text in [
      labels.department, labels.persona, labels.pillar, labels.campaign, labels.political, labels.lowestPrice,
    ] {
      writer.optional(text)
    }
    writer.list(labels.labels) { $0.text($1) }
    writer.list(labels.proof) { $0.text($1) }
  }

  private func labels(_ reader: inout ByteReader) -> InternalLabels? {
    var labels = InternalLabels()
    guard let hasSome = reader.number(UInt8.self) else { return nil }
    guard hasSome == 1 else { return labels }
    guard let department = reader.optional(), let persona = reader.optional(), let pillar = reader.optional(),
      let campaign = reader.optional(), let political = reader.optional(), let lowestPrice = reader.optional(),
      let others = reader.list({ $0.text() }), let proof = reader.list({ $0.text() })
    else { return nil }
    (labels.department, labels.persona, labels.pillar) = (department, persona, pillar)
    (labels.campaign, labels.political, labels.lowestPrice) = (campaign, political, lowestPrice)
    (labels.labels, labels.proof) = (others, proof)
    return labels
  }

  private func write(_ writer: inout ByteWriter, _ channel: ChannelFacts) {
    writer.number(UInt16(numbers[channel.channel] ?? 0))
    let schedule = channel.schedule
    writer.time(schedule.at)
    writer.number(UInt8(schedule.slot ? 1 : schedule.series == nil ? 0 : 2))
    if let series = schedule.series { writer.series(series) }
    writer.optional(schedule.zone == configuration.timezone ? nil : schedule.zone.identifier)
    writer.time(schedule.notBefore)
    writer.time(schedule.notAfter)
    writer.time(channel.planned)
    writer.number(UInt8(channel.draft ? 1 : 0))
    writer.text(channel.disclosure.rawValue)
    writer.list(channel.formats) { $0.text($1) }
    writer.optional(channel.words)
    switch channel.rendition {
    case .unknown: writer.number(UInt8(0))
    case .none: writer.number(UInt8(1))
    case .digest(let digest):
      writer.number(UInt8(2))
      writer.digest(digest)
    }
  }

  private func channel(_ reader: inout ByteReader) -> ChannelFacts? {
    guard let name = reader.number(UInt16.self).flatMap({ name(Int($0)) }), let schedule = schedule(&reader),
      let planned = reader.time(), let draft = reader.number(UInt8.self),
      let disclosure = reader.text().flatMap(Disclosure.init), let formats = reader.list({ $0.text() }),
      let words = reader.optional(), let rendition = rendition(&reader)
    else { return nil }
    var channel = ChannelFacts(
      channel: name, schedule: schedule, planned: planned, draft: draft == 1, disclosure: disclosure, formats: formats,
      words: words)
    channel.rendition = rendition
    return channel
  }

  private func schedule(_ reader: inout ByteReader) -> Schedule? {
    guard let at = reader.time(), let slot = reader.number(UInt8.self) else { return nil }
    let series = slot == 2 ? reader.series() : nil
    guard slot != 2 || series != nil, let identifier = reader.optional(),
      let notBefore = reader.time(), let notAfter = reader.time(),
      let zone = identifier == nil ? configuration.timezone : identifier.flatMap(Zone.init)
    else { return nil }
    return Schedule(at: at, slot: slot == 1, zone: zone, notBefore: notBefore, notAfter: notAfter, series: series)
  }

  private func rendition(_ reader: inout ByteReader) -> RenditionFact? {
    switch reader.number(UInt8.self) {
    case 0: .unknown
    case 1: RenditionFact.none
    case 2: reader.digest().map(RenditionFact.digest)
    default: nil
    }
  }
}

extension ByteWriter {
  mutating func time(_ time: Timestamp?) {
    number(UInt8(time == nil ? 0 : 1))
    if let time { number(time.seconds) }
  }
}

extension ByteReader {
  /// The inner `nil` is a time that was `nil` when it was written.
  mutating func time() -> Timestamp?? {
    guard let flag = number(UInt8.self) else { return nil }
    if flag == 0 { return .some(nil) }
    return number(Int64.self).map { .some(Timestamp(seconds: $0)) }
  }
}

extension ByteWriter {
  /// Writes what the occurrences follow from.
  fileprivate mutating func series(_ series: Series) {
    text(series.repetition.rule.text)
    switch series.repetition.end {
    case .times(let times):
      number(UInt8(0))
      number(Int64(times))
    case .until(let day):
      number(UInt8(1))
      text(day.text)
    }
    list(series.repetition.except) { $0.text($1.text) }
    list(series.repetition.moved.sorted { $0.key < $1.key }) {
      $0.text($1.key.text)
      $0.number($1.value.clockSeconds)
    }
    number(series.start.clockSeconds)
    number(series.first.seconds)
    number(series.shift)
    text(series.zone.identifier)
  }
}

extension ByteReader {
  /// Reads what `series` wrote; `nil` for other bytes.
  fileprivate mutating func series() -> Series? {
    guard let rule = text().flatMap(RecurrenceRule.init(text:)), let kind = number(UInt8.self),
      let end = kind == 0
        ? number(Int64.self).map({ .times(Int($0)) })
        : text().flatMap(CivilDate.init(written:)).map(Repetition.End.until),
      let except = list({ $0.text().flatMap(CivilDate.init(written:)) }), let moved = list({ $0.moved() }),
      let start = number(Int64.self), let first = number(Int64.self), let shift = number(Int64.self),
      let zone = text().flatMap(Zone.init(identifier:))
    else { return nil }
    let repetition = Repetition(
      rule, end, except: except, moved: Dictionary(moved, uniquingKeysWith: { first, _ in first }))
    return Series(
      repetition, from: LocalTime(clockSeconds: start), first: Timestamp(seconds: first), shift: shift, in: zone)
  }

  private mutating func moved() -> (CivilDate, LocalTime)? {
    guard let day = text().flatMap(CivilDate.init(written:)), let seconds = number(Int64.self) else { return nil }
    return (day, LocalTime(clockSeconds: seconds))
  }
}
