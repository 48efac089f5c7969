extension BuiltInWords {
  /// Source: Leitfaden der Medienanstalten, Werbekennzeichnung bei Online-Medien.
  static let germanLabels = """
    # version 1, 2026-11-25
    Anzeige
    Werbung
    Werbeanzeige
    Werbebeitrag
    Werbepost
    Werbespot
    Werbevideo
    Dauerwerbesendung
    """

  /// Source: CAP and CMA, "Influencers' guide to making clear that ads are ads"; European Commission, Influencer Legal Hub.
  static let englishLabels = """
    # version 1, 2026-11-25
    Ad
    Advert
    Advertisement
    Advertising
    Advertorial
    Paid ad
    Paid partnership
    Paid promotion
    """

  /// What does not suffice in German. Source: OLG Celle 13 U 53/17; KG 5 W 221/17; Leitfaden der Medienanstalten.
  static let weakLabels = """
    # version 1, 2026-11-25
    ad
    sponsored
    sponsored by
    gesponsert
    gesponsert von
    powered by
    Promotion
    präsentiert von
    in Kooperation mit
    in Zusammenarbeit mit
    supported by
    Affiliate
    PR Sample
    """

  static let discountCodes = """
    # version 1, 2026-11-25
    Rabattcode*
    Gutscheincode*
    Gutschein-Code*
    Rabatt-Code*
    Aktionscode*
    Vorteilscode*
    Promocode*
    mit dem Code
    mit Code
    mit meinem Code
    mit unserem Code
    discount code*
    promo code*
    coupon code*
    voucher code*
    with code
    with the code
    with my code
    with our code
    use code
    use my code
    """

  /// Words that something was given, lent or paid for by others; what stands around them decides.
  static let gifts = """
    # version 1, 2026-11-29
    geschenkt
    gesponsert
    spendiert
    gespendet
    zur Verfügung gestellt
    bekommen
    erhalten
    geschickt
    zugeschickt
    geliehen
    überlassen
    eingeladen
    kostenlos
    gratis
    kostenfrei
    umsonst
    unentgeltlich
    PR-Sample*
    PR-Muster
    Pressemuster
    Pressesample*
    Rezensionsexemplar*
    Testexemplar*
    Testgerät*
    Testmuster
    gifted
    gave us
    given us
    sent us
    lent us
    provided us
    a gift from
    a present from
    for free
    free of charge
    in exchange for
    press sample*
    review copy
    review unit
    # of others
    !umsonst und draußen
    """

  static let politicalLabels = """
    # version 1, 2026-11-25
    politische Anzeige
    politische Werbung
    politische Werbeanzeige
    political ad
    political advert
    political advertisement
    political advertising
    """
}
