internal import Canonical
internal import Content

extension Subject {
  /// The subject as it stands in a record.
  var json: JSONValue {
    switch self {
    case .post(let post): post.json
    case .config(let digest): ["type": "config", "sha256": .string(digest.description)]
    case .scope(let scope): scope.json
    case .delivery(let delivery): delivery.json
    }
  }
}

extension PostSubject {
  fileprivate var json: JSONValue {
    .members([
      "type": "post",
      "post": .string(post),
      "occurrence": occurrence.map(JSONValue.string),
      "channels": .object(channels.mapValues(\.json)),
      "inputs": inputs.json,
      "contributors": .strings(contributors),
      "evidence": evidence.map {
        ["blob": .string($0.blob), "commit": .string($0.commit), "stet": .string($0.version)]
      },
      "corrections": listed(corrections.map(\.description)),
    ])
  }
}

extension ChannelSubject {
  fileprivate var json: JSONValue {
    ["rendition": .string(rendition.description), "schedule": schedule.json]
  }
}

extension RecordedSchedule {
  fileprivate var json: JSONValue {
    .members([
      "at": text(at),
      "slot": slot ? true : nil,
      "zone": zone.map(JSONValue.string),
      "notBefore": text(notBefore),
      "notAfter": text(notAfter),
    ])
  }
}

extension PolicyInputs {
  fileprivate var json: JSONValue {
    .members([
      "department": department.map(JSONValue.string),
      "pillar": pillar.map(JSONValue.string),
      "campaign": campaign.map(JSONValue.string),
      "path": path.map(JSONValue.string),
      "flags": .strings(flags),
    ])
  }
}

extension Scope {
  fileprivate var json: JSONValue {
    .members([
      "type": "scope",
      "all": all ? true : nil,
      "channels": listed(channels),
      "posts": listed(posts),
      "campaigns": listed(campaigns),
      "departments": listed(departments),
    ])
  }
}

extension Delivery {
  fileprivate var json: JSONValue {
    .members([
      "type": "delivery",
      "post": .string(post),
      "channel": .string(channel),
      "occurrence": occurrence.map(JSONValue.string),
      "rendition": rendition.map { .string($0.description) },
      "network": .string(network.rawValue),
      "account": .string(account),
      "slot": text(slot),
      "attempt": attempt.map(JSONValue.integer),
      "url": url.map(JSONValue.string),
      "blob": blob.map(JSONValue.string),
      "at": text(at),
      "to": to.map(JSONValue.string),
      "byHand": byHand ? true : nil,
    ])
  }
}

/// A list that is left out where it is empty.
private func listed(_ texts: [String]) -> JSONValue? { texts.isEmpty ? nil : .strings(texts) }

/// A moment that is left out where there is none.
private func text(_ moment: Timestamp?) -> JSONValue? { moment.map { .string($0.rfc3339) } }
