/// Keys that other tools use, and what Stet has instead.
enum ForeignKeys {
  private static let approval = KeyTable.ForeignKey.advice(
    "Approval is no key of the file: `stet approve <id>` records it, and it holds for exactly what was approved.")
  private static let below = KeyTable.ForeignKey.advice("The text stands below the second `---`.")
  private static let pictures = KeyTable.ForeignKey.advice(
    "Write `media: [{ file: media/2026/markt.jpg, alt: … }]`.")
  private static let history = KeyTable.ForeignKey.advice("Git knows who wrote it. Remove the key.")
  private static let results = KeyTable.ForeignKey.advice(
    "Results are recorded in the ledger, never in the file. Remove the key.")
  private static let end = KeyTable.ForeignKey.advice(
    "`notAfter` says until when the post may go out; Stet takes nothing down.")
  private static let labelled = KeyTable.ForeignKey.advice(
    "Write `disclosure: paid` (or own, gift, affiliate): it decides the labels.")
  private static let identity = KeyTable.ForeignKey.advice("The post's identity is its `id`.")

  /// Keys at the top of a post.
  static let post: [String: KeyTable.ForeignKey] = times.merging(people) { first, _ in first }
    .merging(words) { first, _ in first }.merging(shared) { first, _ in first }

  private static let times: [String: KeyTable.ForeignKey] = [
    "date": .renamed("publishDate"), "publish_date": .renamed("publishDate"), "publishAt": .renamed("publishDate"),
    "publish_at": .renamed("publishDate"), "scheduledAt": .renamed("publishDate"),
    "scheduled_at": .renamed("publishDate"), "scheduleDate": .renamed("publishDate"),
    "scheduledFor": .renamed("publishDate"), "publishTime": .renamed("publishDate"),
    "schedule": .advice("Write `publishDate: 2026-12-01T09:00`, or `publishDate: slot`."),
    "scheduled": .advice("Write `publishDate: 2026-12-01T09:00`, or `publishDate: slot`."),
    "time": .advice("Write date and time together: `publishDate: 2026-12-01T09:00`."),
    "slot": .advice("Write `publishDate: slot`."),
    "tz": .renamed("timezone"), "embargo": .renamed("notBefore"), "expiryDate": end, "expires": end,
    "expiresAt": end, "expiry": end, "unpublishDate": end,
  ]

  private static let people: [String: KeyTable.ForeignKey] = [
    "status": approval, "approved": approval, "state": approval, "approval": approval, "approvals": approval,
    "approvedBy": approval, "approved_by": approval, "approver": approval, "reviewer": approval, "reviewed": approval,
    "author": history, "authors": history, "creator": history, "owner": history, "created": history,
    "updated": history, "lastmod": history, "published": results, "postId": results, "post_id": results,
    "publishedUrl": results, "postedAt": results,
  ]

  private static let words: [String: KeyTable.ForeignKey] = [
    "tags": .advice("Write `hashtags` for what readers see, `labels` for what the team files it under."),
    "hashtag": .renamed("hashtags"), "categories": .advice("Write `labels`, or a `pillar` of `stet.yml`."),
    "category": .advice("Write `labels`, or a `pillar` of `stet.yml`; YouTube's is `overrides.youtube.category`."),
    "keywords": .advice("Write `labels`."), "image": pictures, "images": pictures, "picture": pictures,
    "photo": pictures, "photos": pictures, "video": pictures, "videos": pictures, "attachments": pictures,
    "alt": .advice("The alt text belongs to its picture: `media: [{ file: …, alt: … }]`."),
    "text": below, "content": below, "body": below, "caption": below, "message": below, "copy": below,
    "description": .advice("The text stands below the second `---`; YouTube's description is that text."),
    "platforms": .renamed("channels"), "networks": .renamed("channels"), "accounts": .renamed("channels"),
    "channel": .renamed("channels"), "slug": identity, "uuid": identity, "name": .advice("Write `id` or `title`."),
    "url": .advice("Write `link` for the address that the post points to."), "permalink": identity,
    "headline": .renamed("title"), "lang": .renamed("language"), "locale": .renamed("language"),
    "type": .advice("Write `format: post` (or story, reel, short, carousel, video, document, article)."),
    "ad": labelled, "sponsored": labelled, "advertising": labelled, "paid": labelled, "werbung": labelled,
    "comment": .advice("Write `firstComment` for the first comment under the post."),
    "thread": .advice("Write `<!-- next -->` on a line of its own between the parts."),
    "sources": .renamed("proof"), "abteilung": .renamed("department"), "kampagne": .renamed("campaign"),
    "kanäle": .renamed("channels"), "kanal": .renamed("channels"),
  ]

  /// Words for keys that a post and its overrides have, of other tools and of German.
  private static let shared: [String: KeyTable.ForeignKey] = [
    "cw": .renamed("sensitive"), "spoilerText": .renamed("sensitive"), "contentWarning": .renamed("sensitive"),
    "inhaltswarnung": .renamed("sensitive"), "nsfw": .renamed("sensitive"), "titel": .renamed("title"),
    "überschrift": .renamed("title"), "sprache": .renamed("language"), "datum": .renamed("publishDate"),
    "umfrage": .renamed("poll"), "medien": .renamed("media"), "zeitzone": .renamed("timezone"),
    "ersterKommentar": .renamed("firstComment"), "erwähnungen": .renamed("mentions"), "entwurf": .renamed("draft"),
  ]

  /// Keys in an override.
  static let override: [String: KeyTable.ForeignKey] = times.merging(people) { first, _ in first }
    .merging(shared) { first, _ in first }.merging([
      "content": .renamed("text"), "body": .renamed("text"), "caption": .renamed("text"), "message": .renamed("text"),
      "image": pictures, "images": pictures, "hashtag": .renamed("hashtags"), "lang": .renamed("language"),
      "tags": .advice("Write `hashtags`; `tags` are an option of YouTube."), "headline": .renamed("title"),
    ]) { first, _ in first }

  /// Keys of a picture.
  static let media: [String: KeyTable.ForeignKey] = [
    "src": .renamed("file"), "path": .renamed("file"), "image": .renamed("file"), "altText": .renamed("alt"),
    "alt_text": .renamed("alt"), "description": .renamed("alt"), "copyright": .renamed("credit"),
    "photographer": .renamed("credit"), "license": .renamed("licence"), "licenseUntil": .renamed("licenceUntil"),
    "rights": .renamed("licence"), "consents": .renamed("consent"), "sha": .renamed("sha256"),
    "hash": .renamed("sha256"),
    "caption": .advice("Write `alt` for who cannot see it, `credit` for who made it, `captions` for subtitles."),
    "subtitles": .renamed("captions"), "preview": .renamed("thumbnail"), "cover": .renamed("thumbnail"),
  ]

  /// Keys of subtitles.
  static let captions: [String: KeyTable.ForeignKey] = ["lang": .renamed("language"), "src": .renamed("file")]

  /// Keys of a poll.
  static let poll: [String: KeyTable.ForeignKey] = [
    "choices": .renamed("options"), "answers": .renamed("options"), "expires_in": .renamed("duration"),
    "question": .advice("The post's text is the question."),
  ]
}
