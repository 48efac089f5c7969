/// A paragraph that is plainly in another language than the declared ones: one finding instead of one for each of its
/// words.
struct ForeignText {
  /// The tag of the language that it seems to be in; `nil` where that cannot be told.
  let language: String?

  /// Shorter paragraphs are not enough evidence.
  private static let minimumWords = 5
  /// How many words are looked up.
  private static let maximumWords = 60

  /// `nil` if most words are in the judge's languages. Words with a capital are no evidence, since they may be names.
  ///
  /// - Parameter follows: whether a paragraph before was in another language; then a short one is enough evidence.
  init?(_ words: [SpelledWord], _ judge: SpellingJudge, follows: Bool) {
    let small = words.prefix(Self.maximumWords).filter { !$0.isCapitalised }
    guard small.count >= (follows ? 1 : Self.minimumWords) else { return nil }
    let lacking = small.filter { !judge.language.knows($0.text) && !judge.isAlwaysRight($0) }
    guard lacking.count * 2 > small.count else { return nil }
    let texts = Set(small.map { $0.text.lowercased() })
    let guesses = Self.functionWords.filter { $0.tag != judge.language.name }
      .map { (tag: $0.tag, count: $0.words.intersection(texts).count) }
    let best = guesses.max { ($0.count, $1.tag) < ($1.count, $0.tag) }
    language = best.flatMap { $0.count > 1 ? $0.tag : nil }
    let slips = lacking.count { judge.language.correction(of: $0.text) != nil }
    guard follows || language != nil || lacking.count >= Self.minimumWords && slips * 2 < lacking.count else {
      return nil
    }
  }

  /// Short words that are frequent in one language and rare in others.
  private static let functionWords: [(tag: String, words: Set<String>)] = [
    ("cs", ["jsem", "jsou", "jako", "pro", "není", "který", "také", "vám", "vás", "byl", "nebo"]),
    ("da", ["og", "ikke", "det", "den", "til", "som", "med", "jeg", "har", "vil", "også", "efter"]),
    ("de", ["und", "der", "die", "das", "ist", "nicht", "mit", "für", "wir", "auf", "ein", "eine", "auch"]),
    ("en", ["the", "and", "for", "with", "you", "this", "that", "are", "from", "our", "your", "have"]),
    ("es", ["los", "las", "para", "con", "por", "que", "una", "del", "nuestro", "más", "está", "muy", "como"]),
    ("fr", ["les", "des", "pour", "avec", "dans", "une", "est", "vous", "nous", "qui", "sur", "pas", "ses", "notre"]),
    ("it", ["che", "per", "con", "una", "del", "della", "gli", "sono", "non", "nel", "alla", "più", "questo"]),
    ("nl", ["het", "een", "van", "niet", "voor", "zijn", "met", "ook", "aan", "naar", "wij", "onze", "maar"]),
    ("pl", ["nie", "jest", "się", "oraz", "dla", "jak", "które", "przez", "tylko", "nasz", "już", "będzie"]),
    ("pt", ["não", "uma", "com", "para", "por", "dos", "das", "você", "nosso", "mais", "está", "são", "também"]),
    ("sv", ["och", "att", "det", "som", "inte", "för", "med", "till", "har", "vår", "från", "också"]),
    ("tr", ["bir", "için", "ile", "çok", "daha", "olarak", "bizim", "değil", "gibi", "sizin", "kadar"]),
  ]
}
