import Content

/// Dates as people in one zone say them at one moment.
struct LocalDates {
  let zone: Zone
  let now: Timestamp

  /// `Tue 1 Dec 2026`.
  func day(_ moment: Timestamp) -> String {
    let date = zone.local(moment).date
    return "\(dayAndMonth(moment)) \(date.year)"
  }

  /// `09:00`.
  func clock(_ moment: Timestamp) -> String { zone.local(moment).clockText }

  /// `Tue 1 Dec 09:00`; with the year where it is not this one.
  func moment(_ moment: Timestamp) -> String {
    let isThisYear = zone.local(moment).date.year == zone.local(now).date.year
    return "\(isThisYear ? dayAndMonth(moment) : day(moment)) \(clock(moment))"
  }

  /// `Tue 09:00` within the next six days, else as `moment`.
  func soon(_ moment: Timestamp) -> String {
    let days = zone.local(moment).dayNumber - zone.local(now).dayNumber
    guard (0...6).contains(days) else { return self.moment(moment) }
    return "\(zone.local(moment).weekday.shortName) \(clock(moment))"
  }

  /// `2026-12-01 09:00`, for lists in which dates stand below each other.
  func sortable(_ moment: Timestamp) -> String { "\(zone.local(moment).date.text) \(clock(moment))" }

  /// `3 hours ago`; the moment itself where it is still to come.
  func ago(_ moment: Timestamp) -> String {
    let seconds = now.seconds - moment.seconds
    switch seconds {
    case ..<0: return self.moment(moment)
    case ..<60: return "less than a minute ago"
    case ..<3_600: return "\(Phrase.count(Int(seconds / 60), "minute")) ago"
    case ..<172_800: return "\(Phrase.count(Int(seconds / 3_600), "hour")) ago"
    default: return "\(Phrase.count(Int(seconds / 86_400), "day")) ago"
    }
  }

  private func dayAndMonth(_ moment: Timestamp) -> String {
    let local = zone.local(moment)
    return "\(local.weekday.shortName) \(local.date.day) \(LocalDates.months[local.date.month - 1])"
  }

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
