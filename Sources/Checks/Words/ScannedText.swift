internal import Core
internal import SocialText

/// A text that readers see, cut into words and searched, once for all rules and channels.
final class ScannedText {
  let bytes: [UInt8]
  let words: FoldedWords
  /// What the lists that come with Stet find: the number of a list is that of its topic.
  let hits: [WordMatcher.Hit]
  /// What the lists of `stet.yml` find, by their numbers in `LintWords`.
  let listed: [WordMatcher.Hit]
  /// The topics of `hits`.
  let topics: TopicSet
  /// The first links that may bring a commission.
  private(set) lazy var affiliateLinks = words.links.prefix(100).compactMap { place in
    AffiliateSign(bytes[place]).map { (place: place, sign: $0) }
  }
  /// Whether there is such a link, or a word such as `Rabattcode`.
  var mayBringCommission: Bool { topics.contains(TopicSet(.discountCode)) || !affiliateLinks.isEmpty }
  /// What may belong to a person alone.
  private(set) lazy var personalData =
    words.ats > 0 || words.digits > 1 ? PersonalDataScanner(self).found : []
  /// Superlatives that hold in a place.
  private(set) lazy var superlatives = SuperlativeScanner(self).claims
  /// Prices that were lowered.
  private(set) lazy var reductions =
    words.digits > 0 || topics.contains(TopicSet(.percent)) ? PriceScanner(self).reductions : []
  /// What was given, lent or paid for by others.
  private(set) lazy var gifts = topics.contains(TopicSet(.gift)) ? GiftScanner(self).gifts : []

  /// What looks for people to work, and what it asks of them.
  private(set) lazy var jobs = JobScanner(words, of: bytes, hits: hits)

  init(_ bytes: [UInt8], lists: WordMatcher) {
    self.bytes = bytes
    words = FoldedWords(bytes)
    hits = Topic.matcher.hits(in: words, of: bytes, inLinks: false)
    listed = lists.hits(in: words, of: bytes, inLinks: true)
    topics = hits.reduce(into: []) { set, hit in
      if let topic = Topic(rawValue: hit.list) { set.insert(TopicSet(topic)) }
    }
  }

  /// The hits of one topic, in the order of the text.
  func hits(_ topic: Topic) -> [WordMatcher.Hit] {
    topics.contains(TopicSet(topic)) ? hits.filter { $0.list == topic.rawValue } : []
  }

  /// The text of a stretch of bytes.
  func text(at place: Range<Int>) -> String { bytes.text(place) }
}

/// All texts that readers of one channel see, searched for words.
struct ScannedTexts {
  /// Without the addresses that have keys of their own.
  let all: [TextUnderCheck]
  /// The topics of the built-in lists that were found in any of them.
  let topics: TopicSet

  init(_ texts: [TextUnderCheck]) {
    all = texts.filter { !$0.isAddress && !$0.text.isEmpty }
    topics = all.reduce(into: []) { $0.formUnion($1.scanned.topics) }
  }

  /// Whether a word of `topic` was found.
  func has(_ topic: Topic) -> Bool { topics.contains(TopicSet(topic)) }

  /// The words of `topic` that were found, in the order of the texts.
  func found(_ topic: Topic) -> [FoundWords] {
    guard has(topic) else { return [] }
    return all.flatMap { text in
      text.scanned.hits(topic).map { FoundWords(text: text, place: $0.place, entry: $0.entry) }
    }
  }
}

/// A word or phrase that was found in a text.
struct FoundWords {
  let text: TextUnderCheck
  let place: Range<Int>
  /// The entry of the list that found it.
  let entry: String

  /// The words as typed.
  var words: String { text.scanned.text(at: place) }

  /// Where it stands in the file.
  var range: SourceRange { text.widePlace(place) }
}

/// What the lists that come with Stet are about.
enum Topic: Int, CaseIterable, Sendable {
  /// Labels of advertising that German readers understand, and those of English readers.
  case germanLabel, englishLabel
  /// Words that are taken for a label and are none.
  case weakLabel
  case discountCode
  /// Words of what was given, lent or paid for.
  case gift
  case politicalLabel
  case comparison, superlative
  /// Claims about the environment that are clearly some, and words that may be one.
  case greenClaim, greenWord
  case neutrality, offsetting
  case healthClaim
  case reduction, percent, lowestPrice
  case sweepstake, sweepstakeOver, conditions, closingDate, notTheNetwork, tagOrShare
  case aiNote
  case insult, accusation, legalName
  /// Words of an advertised job and of a search; a note that every sex is meant; words about age and first languages.
  case job, search, genderNote, ageWord, motherTongue

  /// The list itself, in the form of a list's file.
  var list: String {
    switch self {
    case .germanLabel: BuiltInWords.germanLabels
    case .englishLabel: BuiltInWords.englishLabels
    case .weakLabel: BuiltInWords.weakLabels
    case .discountCode: BuiltInWords.discountCodes
    case .gift: BuiltInWords.gifts
    case .politicalLabel: BuiltInWords.politicalLabels
    case .comparison: BuiltInWords.comparisons
    case .superlative: BuiltInWords.superlatives
    case .greenClaim: BuiltInWords.greenClaims
    case .greenWord: BuiltInWords.greenWords
    case .neutrality: BuiltInWords.neutrality
    case .offsetting: BuiltInWords.offsetting
    case .healthClaim: BuiltInWords.healthClaims
    case .reduction: BuiltInWords.reductions
    case .percent: BuiltInWords.percents
    case .lowestPrice: BuiltInWords.lowestPrices
    case .sweepstake: BuiltInWords.sweepstakes
    case .sweepstakeOver: BuiltInWords.sweepstakesOver
    case .conditions: BuiltInWords.conditions
    case .closingDate: BuiltInWords.closingDates
    case .notTheNetwork: BuiltInWords.notTheNetwork
    case .tagOrShare: BuiltInWords.tagOrShare
    case .aiNote: BuiltInWords.aiNotes
    case .insult: BuiltInWords.insults
    case .accusation: BuiltInWords.accusations
    case .legalName: BuiltInWords.legalNames
    case .job: BuiltInWords.jobs
    case .search: BuiltInWords.searches
    case .genderNote: BuiltInWords.genderNotes
    case .ageWord: BuiltInWords.ageWords
    case .motherTongue: BuiltInWords.motherTongues
    }
  }

  /// All lists, ready to be looked for: the number of a list is its topic's.
  static let matcher = WordMatcher(allCases.map { WordList($0.list) })
}

/// Some of the topics.
struct TopicSet: OptionSet {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }
  init(_ topic: Topic) { rawValue = 1 << UInt64(topic.rawValue) }
}

/// A list of words as in its file: one entry per line, `#` before comments.
struct WordList {
  /// A line that cannot be used.
  struct BadLine: Sendable {
    /// Counted from 1.
    var number: Int
    var text: String
    var problem: WordPattern.Problem
  }

  /// An entry and its text.
  private(set) var entries: [(pattern: WordPattern, text: String)] = []
  private(set) var badLines: [BadLine] = []

  /// A list of one entry.
  init(pattern: WordPattern, text: String) { entries = [(pattern, text)] }

  init(_ text: String) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let entry = WordList.entry(of: line)
      guard !entry.isEmpty else { continue }
      do {
        entries.append((try WordPattern(entry), entry))
      } catch {
        badLines.append(BadLine(number: index + 1, text: entry, problem: error))
      }
    }
  }

  /// The line without space around it and without a remark: `#` at its start or after a space.
  private static func entry(of line: Substring) -> String {
    var kept: [UInt8] = []
    for byte in line.utf8 {
      if byte == UInt8(ascii: "#"), kept.last.map({ $0 == 0x20 || $0 == 0x09 }) ?? true { break }
      kept.append(byte)
    }
    let text = kept.drop { $0 <= 0x20 }
    let end = text.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? text.startIndex
    return String(decoding: text[..<end], as: UTF8.self)
  }
}

/// The word lists that come with Stet, in the form of a list's file. Each begins with its version and date.
///
/// They decide which flags a post raises, so a change here changes which approvals posts need: change the version, and
/// mention it in the release notes.
enum BuiltInWords {}
