/// A date and time that is not of Stet's form, and what its writer meant.
struct LooseTime {
  /// What is wrong, to follow the text in a sentence.
  private(set) var problem = "no date and time"
  private(set) var advice = "Write `2026-12-01T09:00`, or `slot` for the channel's next free slot."
  /// The same time in Stet's form, where there is no doubt about it.
  private(set) var certain: String?

  init(_ text: String) {
    guard text.utf8.count <= 60 else { return }
    let numbers = text.utf8.split { !isDigit($0) }.map { String(Substring($0)) }
    let signs = Array(text.utf8.filter { !isDigit($0) && !isBlank($0) })
    guard numbers.count >= 3, numbers.count <= 6, numbers.allSatisfy({ $0.utf8.count <= 4 }) else { return }
    guard let date = LooseTime.date(numbers, signs) else {
      if signs.starts(with: "//".utf8) { advice = "Day or month first? Write `2026-12-01T09:00`." }
      return
    }
    readClock(date: date, Array(numbers.dropFirst(3)), Array(signs.dropFirst(2)), text)
  }

  private mutating func readClock(date: String, _ numbers: [String], _ signs: [UInt8], _ text: String) {
    guard !numbers.isEmpty else {
      problem = "a date without a time of day"
      advice = "Write `\(date)T09:00`."
      return
    }
    let clock = numbers.map { LooseTime.padded($0, to: 2) }
    let hasPlainSigns = signs.allSatisfy { "Tt:.h,".utf8.contains($0) } || signs.last == UInt8(ascii: "r")
    let written = "\(date)T\(clock[0]):\(clock.count > 1 ? clock[1] : "00")" + (clock.count > 2 ? ":\(clock[2])" : "")
    guard WrittenTime(written) != nil else {
      problem = "no date and time that exists"
      return
    }
    guard hasPlainSigns, numbers.count >= 2 else { return }
    advice = "Write `\(written)`."
    certain = written
  }

  /// `2026-12-01` from `2026-12-01` or `1.12.2026`; nothing where day and month could be swapped.
  private static func date(_ numbers: [String], _ signs: [UInt8]) -> String? {
    let isYearFirst = numbers[0].utf8.count == 4
    if isYearFirst, signs.starts(with: "--".utf8) || signs.starts(with: "//".utf8) || signs.starts(with: "..".utf8) {
      return "\(numbers[0])-\(padded(numbers[1], to: 2))-\(padded(numbers[2], to: 2))"
    }
    if numbers[2].utf8.count == 4, signs.starts(with: "..".utf8) {
      return "\(numbers[2])-\(padded(numbers[1], to: 2))-\(padded(numbers[0], to: 2))"
    }
    return nil
  }

  private static func padded(_ digits: String, to width: Int) -> String {
    String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
