import Diagnostics

/// Reads how densely a channel publishes.
struct PacingReader {
  /// The fields of the channel.
  let channel: Fields

  func pacing() -> Pacing {
    guard let fields = channel.fields("pacing", ConfigurationKeys.pacing) else { return Pacing() }
    return Pacing(
      maxPerDay: fields.number("maxPerDay", in: 1...1_000).map(Int.init), minGap: fields.duration("minGap"),
      quiet: quiet(fields), promotionShare: promotionShare(fields))
  }

  private func quiet(_ fields: Fields) -> QuietHours? {
    guard let node = fields.node("quiet"), let text = fields.text("quiet") else { return nil }
    let times = text.split(separator: "-", omittingEmptySubsequences: false).map { ClockTime.secondOfDay(String($0)) }
    if times.count == 2, let from = times[0], let to = times[1], from != to { return QuietHours(from: from, to: to) }
    fields.log.invalid(
      node, at: fields.path("quiet"), "cannot be \(Display.quoted(text))",
      explanation: "Quiet hours are two different times of day: `\"22:00-07:00\"`.")
    return nil
  }

  private func promotionShare(_ fields: Fields) -> PromotionShare? {
    guard let share = fields.fields("promotionShare", ConfigurationKeys.promotionShare) else { return nil }
    share.require("max", "over")
    guard let over = share.number("over", in: 1...10_000), let node = share.node("max"), let text = share.text("max")
    else { return nil }
    if text.utf8.last == UInt8(ascii: "%"), let percent = Int64(digits: String(text.dropLast())),
      (0...100).contains(percent)
    {
      return PromotionShare(maxPercent: Int(percent), over: Int(over))
    }
    fields.log.invalid(
      node, at: share.path("max"), "cannot be \(Display.quoted(text))", explanation: "A share is written `20%`.")
    return nil
  }
}
