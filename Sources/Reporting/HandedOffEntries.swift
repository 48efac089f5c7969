package import Core

/// What other tools have of the entries that a hold stops: a hold does not reach them there.
package struct HandedOffEntries: Sendable {
  /// `nil` where that could not be found out.
  private let entries: [QueueEntry]?
  private let reason: String
  private let dates: LocalDates

  /// - Parameter found: the entries, or why they are not known.
  package init(_ found: Result<[QueueEntry], any Error>, zone: Zone, now: Timestamp) {
    switch found {
    case .success(let entries): (self.entries, reason) = (entries, "")
    case .failure(let error): (entries, reason) = (nil, "\(error)")
    }
    dates = LocalDates(zone: zone, now: now)
  }

  /// That it is not known, where it is not.
  package var warnings: [String] {
    entries == nil ? ["what was handed to other tools could not be found out, so look there: \(reason)"] : []
  }

  /// A line for each; empty where there are none.
  package func text(style: TextStyle) -> String {
    guard let entries, !entries.isEmpty else { return "" }
    let lines = entries.map { entry in
      let time = entry.at.map { ", for \(dates.soon($0))" } ?? ""
      let tool = entry.delivery.sent?.delivery.to.map { ", by \($0)" } ?? ""
      let place = entry.delivery.url.map { " (\($0))" } ?? ""
      return "  " + TerminalText.oneLine("\(entry.post.id) on \(entry.channelName)\(tool)\(time)\(place)") + "\n"
    }
    return style.paint("Handed off already, to be stopped there:", .bold) + "\n" + lines.joined()
  }

  /// As it stands in `stet/decision/v1`; `null` where it is not known.
  var json: JSONValue {
    guard let entries else { return .null }
    return .list(entries) { entry in
      var members: [String: JSONValue] = [
        "post": .string(entry.post.id), "channel": .string(entry.channelName), "at": .moment(entry.at),
        "to": .optional(entry.delivery.sent?.delivery.to), "url": .optional(entry.delivery.url),
      ]
      if let occurrence = entry.occurrence { members["occurrence"] = .string(occurrence.text) }
      return .object(members)
    }
  }
}

/// What is said before holds are ended.
package enum ResumeMessages {
  /// A line for each entry that would go out at once.
  package static func lines(_ entries: [QueueEntry], zone: Zone, now: Timestamp) -> [String] {
    let dates = LocalDates(zone: zone, now: now)
    return entries.map { entry in
      let time = entry.at.map { ", planned for \(dates.soon($0))" } ?? ""
      return TerminalText.oneLine("\(entry.post.id) on \(entry.channelName)\(time): \(entry.shownTitle)")
    }
  }
}
