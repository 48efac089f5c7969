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
