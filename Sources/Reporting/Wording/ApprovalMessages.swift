import Workflow

/// What is said about approvals that are missing.
enum ApprovalMessages {
  /// `once cem approves (legal)`, or what makes that impossible.
  static func once(_ missing: [MissingApproval]) -> String {
    obstacle(missing) ?? "once \(condition(missing))"
  }

  /// `cem approves (legal)`, `ana or cem approves (four-eyes) and dora approves (legal)`.
  static func condition(_ missing: [MissingApproval]) -> String {
    groups(missing).map { group in
      "\(givers(group.open, of: group.choice)) (\(group.rules.joined(separator: ", ")))"
    }.joined(separator: " and ")
  }

  /// Why no approval would be enough; `nil` where one would.
  static func obstacle(_ missing: [MissingApproval]) -> String? {
    missing.lazy.compactMap(obstacle).first
  }

  /// Why no approval would meet one rule; `nil` where one would.
  static func obstacle(_ missing: MissingApproval) -> String? {
    switch missing.rule {
    case MissingApproval.noRule: "no rule of stet.yml covers it, so it cannot be approved"
    case MissingApproval.unknownContributor: "it was changed by a person who is not in stet.yml"
    case MissingApproval.requestChanges where missing.from.isEmpty:
      "the person who asked for changes has left or is away: `stet dismiss` ends the request"
    default:
      missing.from.count < missing.needs - missing.has
        ? "too few people could approve it (\(missing.rule))" : nil
    }
  }

  /// `cem approves`, `any of 36 editors approves`, `ana and cem approve`, `2 of ana, ben and cem approve`.
  private static func givers(_ open: Int, of people: PeopleChoice) -> String {
    open == 1 ? "\(people.any) approves" : "\(people.some(open)) approve"
  }

  /// Rules that the same people can meet, together.
  private struct Group {
    let open: Int
    let choice: PeopleChoice
    var rules: [String]
  }

  private static func groups(_ missing: [MissingApproval]) -> [Group] {
    missing.reduce(into: []) { groups, next in
      let open = next.needs - next.has
      if let index = groups.firstIndex(where: { $0.open == open && $0.choice.names == next.from }) {
        groups[index].rules.append(next.rule)
      } else {
        groups.append(Group(open: open, choice: next.choice, rules: [next.rule]))
      }
    }
  }
}
