/// English words that are also names of products; in a sentence, without a capital, they are only
/// words.
enum EverydayWords {
    static func contains(_ word: String) -> Bool { words.contains(word) }

    private static let words: Set<String> = Set(
        """
        mean means spa room scheme mono make site new rest c r go basic impact bar pm cover exposed nest
        slides heap pact signals prime
        access act action active actor adapt agile aim air alloy alpine amber anchor ant
        apex apple arc arrow assembly atlas atom aurora avalanche avro babel backbone
        ballerina bamboo base bash basic batch beam bicep bison blaze blender blocks bolt
        boost bootstrap box brave breeze brew bridge brunch buck buffer bun bundle burp
        caddy cairo cake camel canvas carbon cascade celery charm chart chef chisel chrome
        circle clarity classic click cloud coda code cognito coherence comet common compass
        compose composer concise concur conductor connect consul container copper coral core
        cosmos crystal cube cucumber cue curl current cypress dagger dart dash data deck
        delphi delta deno derby dialog director discord discourse dock docs dot draft dragon
        draw drift drill drive drone drools dropbox duo dynamo eagle echo eclipse edge edit
        effects eight elastic electron element elixir elk elm embed ember emotion engine
        envoy epic esper essence etch excel exchange expo express fabric factor factory
        falcon fastly feather fiber figma final fire fish flash flask flex flink flow flume
        flutter focus forge form formation forth foundation foundry fresh front fusion gem
        general genesis ghost glide glue gold grace gradient grails graph gravity green
        ground grunt gulp hack handle hangouts harbor harvest helix helm hero hive hold hook
        horizon hub hubble hudson hugo ice idea illustrator impact impress inform ink
        insomnia intercom ionic iris iron jade jasmine jaws jest jet judge julia jungle
        juniper keynote knife knockout lab lambda lance lead leaf lean less lever light
        lightning liquid list loader local locust logic looker loom loop lotus lucid lumen
        luna machine mail make mango manta maple maps marathon marionette market marvel mask
        master material matter maven maya maze meet mercury merge mesa mesh meteor middleman
        mint miro mission mist mixer mode modern modular moment monday money monkey moon
        mosaic moss motion mountain move muse mustang nest next nim node nomad notes notion
        nova numbers oak objective octave octopus office opera optimal oracle orbit origin
        outlook packer pages paint palette panda pandora pants parcel parse patch path pear
        pencil phoenix photon pig pilot pipedrive pivotal pixel plaid plane planner plastic
        play plot plug point polar polymer pony portal post postman power prefect premiere
        presto prism prisma process processing procreate project prometheus prophet
        protractor proxy pug pulsar pulse pump puppet puppeteer pure purpose qualtrics
        quantum quarter quartz quest quick quill quip rabbit race rack radar rails rancher
        rascal rave raven ray react realm reason reducer reef relay remix render require
        resolve respond rest reveal ring ripple rocket root rose ruby rush rust sage sail
        salt sap scheme scratch screen script sea seaside sense sentry sequel serenity serve
        shell shield shiny sign signal silver simple sinatra sketch slack slate slick slim
        small smart snap snow snowflake soap solid solo sonar source spark speed sphinx
        spider spine spire splash splunk spring sprint sprout spruce square squirrel stack
        stage standard stark station stencil storm stream stripe structure studio style
        sublime subversion summit sun super surface surge swagger sway swift swing symphony
        synapse table tableau tag tailwind tally tape task tea teams tempest temple tempo
        terminal tern thinking threads thrift thunder tiger titan toggle topaz torch touch
        tower trace track traffic transform transit travis trident triton true tulip turbine
        turbo twig unify unison unity unreal vagrant vanilla vault vector vega velocity
        venus vertex vertica vessel view vision visual vitals volt wasp watch wave weave web
        whisper wicket wind windows wire wolf word work workday workplace works wrench
        writer yarn yoga zeal zen zephyr zeus zone zoom
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
}
