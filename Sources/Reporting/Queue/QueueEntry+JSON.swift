import Canonical
import Content
import Ledger
import Workflow

extension QueueEntry {
  /// The entry as it stands in `stet/queue/v1` and `stet/explain/v1`.
  var members: [String: JSONValue] {
    placeMembers.merging(timeMembers) { own, _ in own }.merging(verdictMembers) { own, _ in own }
  }

  private var placeMembers: [String: JSONValue] {
    [
      "queue": .string(queue), "post": .string(post.id), "occurrence": nil, "title": .string(post.title),
      "path": .string(post.path), "channel": .string(channelName),
      "network": .string(channel.channel.network.rawValue), "account": .string(channel.channel.account),
      "state": .string(state.rawValue), "rendition": .digest(rendition), "editedSince": .bool(isEditedSince),
      "retracted": .bool(delivery.isRetracted), "url": .optional(delivery.url),
      "entered": post.history.entered.map { ["commit": .string($0.commit), "at": .moment($0.at)] } ?? .null,
    ]
  }

  private var timeMembers: [String: JSONValue] {
    let schedule = channel.schedule
    return [
      "at": .moment(at), "local": .optional(at?.rfc3339(in: schedule.zone)),
      "zone": .string(schedule.zone.identifier), "slot": .bool(schedule.slot),
      "notBefore": .moment(schedule.notBefore), "notAfter": .moment(schedule.notAfter),
    ]
  }

  private var verdictMembers: [String: JSONValue] {
    [
      "approvals": .list(verdict.approvals, \.approvalJSON), "missing": .list(verdict.missing, \.json),
      "notCounted": .list(verdict.notCounted, \.json), "holds": .list(holds) { .digest($0.entry.id) },
      "notes": .strings(notes),
    ]
  }

  /// What an external sender needs.
  var renditionMembers: [String: JSONValue] {
    let media = channel.rendition?.parts.flatMap(\.media) ?? []
    return ["content": channel.rendition?.json ?? .null, "media": .list(media, \.sourceJSON)]
  }
}

extension Rendition.Media {
  /// Where the bytes are, under `path` or `url`, and what they are.
  fileprivate var sourceJSON: JSONValue {
    switch source {
    case .file(let path): ["path": .string(path), "sha256": .digest(sha256)]
    case .remote(let url, _): ["url": .string(url), "sha256": .digest(sha256)]
    }
  }
}

extension LedgerRecord {
  /// Signatures are not verified yet; approvals of people with keys do not count without them.
  fileprivate var approvalJSON: JSONValue {
    [
      "actor": .optional(record.actor), "roles": .strings(record.roles), "record": .digest(id),
      "time": .moment(record.time), "assurance": .string(record.assurance.rawValue), "signature": "unsigned",
    ]
  }
}

extension MissingApproval {
  var json: JSONValue {
    ["rule": .string(rule), "needs": .integer(needs), "has": .integer(has), "from": .strings(from)]
  }
}

extension NotCounted {
  var json: JSONValue {
    [
      "record": .string(record), "actor": .optional(actor.isEmpty ? nil : actor), "reason": .string(reason.rawValue),
    ]
  }
}
