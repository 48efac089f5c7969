/// Common words of social media teams that the dictionaries lack: of the office, the web and software, and recent
/// years.
enum EverydayWords {
  /// Whether the word is one of them, or an inflection of one.
  static func has(_ word: String, in language: SpellingLanguage) -> Bool {
    let small = word.lowercased()
    if isInflected(small, of: english, by: ["", "s", "es", "d", "ed", "ing", "er", "ers"]) { return true }
    guard language.isGerman else { return false }
    return isInflected(small, of: german, by: ["", "s", "n", "en", "e", "er", "es", "in", "innen"])
      || isInflected(small, of: english, by: ["in", "innen", "n", "en"])
      || isLoanedVerb(small) && !language.knows(SpellingCorrector.capitalised(small))
  }

  private static func isInflected(_ word: String, of words: Set<String>, by endings: [String]) -> Bool {
    endings.contains { ending in
      guard word.hasSuffix(ending), word.utf8.count >= ending.utf8.count + (ending.isEmpty ? 2 : 3) else {
        return false
      }
      return words.contains(String(word.dropLast(ending.count)))
    }
  }

  /// `gepostet`, `streamten`, `gehosteter`: an English word with the endings of a German verb.
  private static func isLoanedVerb(_ word: String) -> Bool {
    let bases = word.hasPrefix("ge") ? [word.dropFirst(2)] : [word[...]]
    return bases.contains { base in
      verbEndings.contains { ending in
        guard base.hasSuffix(ending), base.count >= ending.count + 3 else { return false }
        let stem = String(base.dropLast(ending.count))
        return verbs.contains(stem) || stem.count > 3 && isCommonEnglish(stem)
      }
    }
  }

  /// `lik` counts as well, as in `gelikt`: of `like`.
  private static func isCommonEnglish(_ stem: String) -> Bool {
    guard let words = CommonWords.words(of: "en") else { return false }
    return [stem, stem + "e"].contains { english.contains($0) || (words.rank(of: $0) ?? 99) <= 11 }
  }

  private static let verbEndings: [String] = {
    let endings = ["t", "et", "te", "ete", "ten", "eten", "en", "end", "st", "est"]
    return endings + ["t", "et", "end"].flatMap { ending in ["e", "en", "er", "es", "em"].map { ending + $0 } }
  }()

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// The stems of verbs that German took from English.
  private static let verbs: Set<String> = Set(
    words(
      """
      boosten canceln chatten checken chillen coachen downloaden faken featuren followen googeln hosten hypen joinen
      launchen layouten leaken liken matchen performen pitchen podcasten posten powern pushen reposten retweeten
      scannen scrollen sharen shoppen skypen spammen sponsern streamen stylen switchen taggen teasern timen tracken
      trollen twittern updaten upcyceln upgraden uploaden voten zoomen
      """
    ).flatMap { verb in verb.hasSuffix("eln") ? [String(verb.dropLast())] : [String(verb.dropLast(2))] })

  /// Words that German posts have as well.
  private static let english = words(
    """
    accelerator actionable adblocker adtech agentic agile ai airdrop adulting algo algos allowlist aluminium android
    anime animes antivirus api apis app apps archeological archeologist archeologists archeology arcsec async
    auditable autocomplete autocorrect autofill autoplay autosave avatar aws backchannel backend backends backfill
    backlink backlinks backlog backlogs backoffice backport bao barcode barista benefitted benefitting bestie
    besties bibtex bikepacking biodiversity bioinformatics biomed biotech bistro bitcoin bitrate blockchain
    blocklist blog blogger bloggers blogging blogosphere blogpost blogposts bluesky bluetooth boba bokeh bookmarklet
    boolean bootcamp bootcamps bot botnet bots bowtie brainstorm brainstorming brand branding breakpoint breakpoints
    brunch buddy bugfix bugfixes burnout burrito buzzword buzzwords bytecode callout callouts cancelation canva
    captcha cardio carousel carousels carpool carsharing cashback chai changelog changelogs chatbot chatbots chatgpt
    checkbox checkboxes checklist checklists checkout checksum chibi chiropractic clickable clickbait clickthrough
    cloud codebase codebases codegen codelab coder coders cofest coffeehouse cofound cofounded cofounder cofounders
    cohost cohousing coliving collab collabs combi commenter commenters composable compostable config configs const
    convo convos cooldown copay copyleft cosplay cowork coworker coworkers coworking cpu cpus cronjob crossfit
    crosspost crossposted crossposting crossposts crosswalk crowdfund crowdfunded crowdfunding crowdsource
    crowdsourced crowdsourcing crypto css csv customizable cyber cyberattack cyberattacks cyberbullying
    cybersecurity dashboard dashboards database databases dataflow dataset datasets deadlift debug debuggable
    debugger debuginfo debunk decarbonisation decarbonise decarbonization decarbonize deepfake deepfakes deepl defi
    defund demo demos denylist deprecate deprecated deprecation deprioritise deprioritize dev devlog devops devs
    devtool devtools dialog diy docker docs dogecoin dogfood doomscroll doomscrolling downsides drone dropbox
    dropdown dropdowns dropship dropshipping duotone earbud earbuds ebike ebikes ebook ebooks ecommerce ecosystem
    edamame edtech elearning email emailed emailing emails embeddable embeddings emoji emojis emoticon emoticons
    endpoint endpoints enum enums epub escooter esport esports espressos esthetic etsy evergreen evergreens excel
    explainer explainers facebook facepalm factcheck factchecking failover fairtrade falafel fallback fanbase fandom
    fanfic fanfiction fangirl faq faqs favs fediverse figma filename filenames filesystem filesystems findability
    fintech firefox firmware fitbit flashcard flashcards flatshare flexitarian focaccia followers followup followups
    foodbank foodbanks foodborne foodie foodies foosball footfall foundational freelance freelanced freelancer
    freelancers freelancing freemium freeware frontend frontends fullstack fundraise fundraised fundraiser
    fundraisers fundraising gamedev gameplay gamer gamers gamification gamified gamify geek geocache geocaching
    geodata geolocation geospatial geotag geotagged geotagging gif gifs gig github gitlab giveaway giveaways glamor
    glamping glanceable glitch gluten google googled googling grampa grandkid grandkids grandma grandpa grassroot
    grassroots grayscale greenwash greenwashed greenwashing greyscale groundbreaking groupthink groupwork guacamole
    guestlist guestroom hackathon hackathons hacker hackers hackspace hairstylist halloumi handheld handover
    handsfree hangout hangouts hardcoded hardfork hardware hashtag hashtagged hashtags headcount headcounts
    headhunter headset headsets healthcare heatmap heatmaps heatwave heatwaves hella helpdesk helpdesks highlighter
    homebrew homeoffice homeowner homeowners homeownership homepage homepages homeschool homeschooled homeschooling
    homie homies hoodie hoodies hoppy hostname hotfix hotkey hotspot hotspots html http https hummus hygge hyperlink
    hyperlinks hyperlocal hyperparameter iframe immersive impactful inbound inbox inboxes incentivise incentivised
    incentivising incentivize incentivized incentivizes incentivizing inclusivity influencer influencers infographic
    infographics infosec inhouse inline inpainting insightful instagram instagrammable instastory interagency
    interop interoperability interoperable intranet intranets intrapreneur intrapreneurship ios iot ipad ipads
    iphone iphones javascript jazzercise jobsharing jpeg jpg json jumpstart jumpstarted kanban kanji karaoke keto
    keycap keyframe keylogger keynote keynotes keypad keystroke keyword keywords kickoff kickoffs kickstart
    kickstarted kickstarter kimchi kitesurf knowhow knowledgebase kombucha kubernetes laggy lan landfill laptop
    laptops latte lattes layover leaderboard leaderboards led leds legwork leverage lgbt lgbtq lgbtqia lifecycle
    lifecycles lifehack lifehacks lineup lineups linkedin linux listicle listicles livable liveable liveblog
    livestream livestreamed livestreaming livestreams localhost localisation localization login logins logoff logout
    longform longlist lookbook lookup lookups lowercase machinima mailchimp maker makerspace makerspaces malware
    mashup mashups masterclass masterclasses mastodon matcha matchup matchups meds meetup meetups megapixel meme
    memes mentee mentees mentor mentored mentorship merch metabolomics metadata metaverse microbiome microbiomes
    microblog microblogging microbrewery microcontroller microdata microfiber microfibre microgrid microgrids
    microinteraction microlearning microplastic microplastics microservice microservices microsite microsites
    middleware millennial millennials min mindmap mindmaps mindset mindsets minibus mins misgender misgendered miso
    mobility mocktail mocktails mockup mockups modal modding moderator monetise monetised monetization monetize
    monetized monorepo monorepos moodboard moodboards mosquitos motherboard mouseover multicloud multicultural
    multifactor multilingual multimodal multiome multiplayer multisig multitask multitasking multitenant mutex
    mydata mysql namespace namespaces nanoparticle nerf nerfed netiquette netizen netizens networker neurodivergence
    neurodivergent neurodiverse neurodiversity newbie newbies newsfeed newsfeeds newsletter newsletters newsroom
    newsrooms nextcloud nft nfts nodejs nomad nonbinary nonprofit nonprofits noob npm numpy offboard offboarding
    offline offload offloaded offroad okey omics omnichannel onboard onboarded onboarding oncall onclick onedrive
    online onsite opensource optin optout orgs outage outages outbound outreach outro overthink overtourism pageview
    pageviews paginated pagination paleo panini parkour parkrun parkruns parser parsers passcode passcodes
    passphrase passthrough passwordless paycheck paycheque paypal paywall paywalled paywalls pdf pdfs pecan
    permalink permalinks personas petabyte phablet phablets phish phishing phishings photobomb photobook photobooth
    photobooths photoshoot photoshoots photoshop photoshopped photovoltaics php pickleball piercing pilates pitch
    pixel pixelated pixels plaintext playbook playbooks playdate playlist playlists playtest plogged plogger
    ploggers plogging plugin plugins plushie plushies podcast podcasted podcaster podcasters podcasting podcasts
    polyamorous polyfill popup popups postdoc postdocs prefab prefetch prefill preorder preordered preorders prepper
    preprint preprints preprocess preprocessing presale preset presets probiotic probiotics productize prosecco
    proteomics prototyping proxied pseudocode psytrance pvp python qubit qubits queer queryable quickstart quinoa
    ramen rando ransomware readme readmes realtime reblog reblogged reblogs rebrand rebranded rebranding recap
    recapped recaps recyclable reddit redditor redesign redesigned redirect redirects refactor refactored
    refactoring reframe reframing regex regexes registrant reimagine reimagined reimagining relatable reload remix
    remote reorg repo repos repost reposted reposting reposts repurpose repurposed rescale reshare reshared reshares
    resharing resilient reskill reskilled reskilling restock restocked retarget retargeting retrain retro
    retrofitting retweet retweeted retweeting retweets reusable reuse rewatch rewatchable rewild rewilded rewilding
    rideshare ridesharing roadmap roadmaps roaming robocall rollout rollouts roomie roomies roundtable roundtables
    rsvp runtime runtimes saas safelist sandboxed sandboxing scalability scalable screencast screencasts screengrab
    screenreader screenreaders screensaver screenshare screenshot screenshots screenshotted scrollable scrum sdk
    selfhosted selfie selfies semver seo serverless serverside sharable shareable sharepoint shopify shortcode
    shortcodes shortlist shortlisted shortlisting shoutout shoutouts showrunner sideload signup signups siloed
    simcard sitemap sitemaps sitewide sketchnote sketchnotes sketchnoting skillset skillsets skincare skippable
    slack slideshow slideshows smartphone smartphones smartwatch smartwatches smoothie smoothies snapchat snapshot
    snowboarder softlaunch solarpunk solopreneur soundbar soundbite soundbites soundcheck soundcloud soundtrack
    spammer spammers spammy spinoff spoiler spoilers spotify spreadsheet spreadsheets sql sriracha stakeholder
    stakeholders stan standup standups stans startup startups staycation steampunk stepper sticker stickers
    storyboard storyboards storyteller storytellers storytelling storytime strategise strategised strategising
    strategize strategized strategizing streamer streamers streetwear struct structs stylesheet stylesheets
    subfolder subreddit subreddits substack subtask subtasks subtopic subtyping sudoku superfan superfood superfoods
    svg swag swiftui swimlane sysadmin sysadmins takeaway takeaways takeout tanka taproom taskbar teambuilding
    teamwork teaser teasers techie techies telco telehealth telemedicine teletherapy telework teleworking tetris
    textarea thinkpiece threads throwback ticketing tiktok tiktoker timeframe timeframes timelapse timeline
    timelines timeout timeouts timesheet timesheets timeslot timeslots timestamp timestamped timestamps tiramisu
    tldr todo todos tofu toggle toolbar toolbars toolbox toolchain toolchains toolkit toolkits tooltip tooltips
    touchpad touchpoint touchpoints touchscreen touchscreens toxicity tradeoff tradeoffs transgender transitioning
    transphobia transpile treehouse trello trendsetter trolling troubleshoot troubleshooting tshirt tshirts tsunami
    tumblr tweet tweeted tweeting tweets twitch twitter typesafe typescript uber ubuntu udon umami unboxing
    unconference unconferences undercommunicated unfollow unfollowed unfriend unfriended unmute unmuted unpaywalled
    unpublish unpublished unskippable unstoppability unsubscribe unsubscribed unsubscribing untagged upcycle
    upcycled upcycles upcycling uplink upload uploaded uploading uploads uppercase upsell upselling upskill
    upskilled upskilling upstream uptime upvote upvoted upvotes url urls usability usb userbase username usernames
    userspace ux vape vaping vegan vegans veggie veggies venv versioned versioning viewport viewports viral virality
    virtualization virtualized vlog vlogged vlogger vloggers vlogging vlogs voicemail voicemails voiceover
    voiceovers vpn vscode walkability walkable walkathon walkthrough walkthroughs wallbox wasm watchlist waterpark
    wayfinding wearable wearables webapp webapps webcam webcams webcast webcasts webcomic webdesign webdev webhook
    webhooks webinar webinars weblog webmaster webmasters webpage webpages webserver webshop webshops website
    websites weekender wellbeing wfh whatsapp whistleblower whistleblowers whiteboard whiteboards whitelist
    whitelisted whitepaper whitepapers widget widgets wifi wiki wikidata wikipedia wikis winterize wip wireframe
    wireframed wireframes wireframing wishlist wishlists wlan womxn wordpress workaround workarounds workflow
    workflows workgroup workspace workspaces workstream workstreams worldbuilding wysiwyg xing xls xlsx xml yaml
    yoga youtube youtuber youtubers yuzu zine zines zip zoom zoomed zooming
    """)

  private static let german = words(
    """
    di mi mo sa so fr do app apps avatar azubi azubine azubinen azubis barista beachvolleyball benefit benefits
    bezahlkarte bikepacking blogpost blogposts bluesky board booster boostern briefing briefings brunchen bubble
    bubbles buddy burnout bye bürokratieabbau cancel carsharing casting challenge challenges chatbot chatbots checkt
    chillig cityroller cloud coach coaches coaching coachings coden collab commitment communities community
    communitys content cosplay coworking coworkings creator creatorin creators cringe crowden cute cyber dashboard
    date dating deko deutschlandweit diversity diversität easy ebike ebikes ecosystem ehrenamtler ehrenamtlerin
    email emailen emails emoji emojis entfolgen escape event events fairteiler fairtrade fake fakenews fancy
    fanmeile faq fediverse follow follower followerin followern foodsharing foodtruck foodtrucks freelancer fresh
    fsj gamer gamerin gaming gegendert gendern genderneutral genderstern gif giveaway giveaways groove grüezi
    hackathon hackathons happy hashtag hashtags haten headset headsets hey homeoffice homeschooling hoodie hoodies
    host hype ideathon inbox influencer influencerin influencerinnen inklusiv insta instagram installen juhu keynote
    keynotes keyword ki kickerturnier kickoff kids kiez klimaneutral kombucha launch leak learning learnings lgbtq
    like likes linkedin livestream livestreams lockdown lounge mailing makerspace mastodon meetup meetups meme memes
    mentee mentees mentoring merch mindset mobilitätswende moin moinsen naja network networking newsletterabo
    newsroom nice nonbinär nonbinäre nonbinären nonprofit nutri nutriscore ok onboarding onlinebanking open openair
    opensource orga outen phishing pilates pitch pitchdeck plugin plugins podcastfolge podcastfolgen poetry popup
    posts prepaid pride print quali queer queere queeren queerer queeres queerfeministisch quizabend quizzen recap
    recaps recruiter recruiterin recruiterinnen recruiting reel reels relaunch relaunchen release remote repaircafe
    repaircafé repaircafés repost reposts retweet roadtrip rocken screen screenreader servus share sharepic
    sharepics shitstorm shuttle slack slam slot slots smoothie smoothies snack snacks social solawi sorry space
    speaker speakerin speakerinnen speeddating spoiler späti spätis startup startups stories storytelling strange
    stadtradeln stream streamerin streams streetart streetfood streetworker studi studis swipe swipen takeaway
    takeaways teambuilding teamevent teamevents teaser thread threads tiktok timeline toppen topping touchpoint
    townhall trainee trainees transgender trendy tricky tshirt tshirts tunen tweet tweets unboxing unverpacktladen
    unverpacktläden upcycling url veggie veggietag videocall vintage viral vlog vlogs volunteer volunteers voting
    votings wahlomat wallbox wallboxen warmup webinar webinare webinaren webinars weihnachts whatsapp widget wlan
    woke work workaround workation workflow workflows wow xing yay yeah youtube youtuber youtuberin zero zerowaste
    zine zippen zoomcall
    """)
}
