"""Ways to ask the one question; the first of each is the question itself, and the two keep step."""

QUESTIONS_EN: tuple[str, ...] = (
    "What would a good life look like to you?",
    "Tell me about a good day. What is in it?",
    # For somebody tired, or tired of telling.
    "You have told enough people enough things. What is the one thing you would want me to hear?",
    "If tomorrow could be a bit easier, what would be different?",
    # For somebody young.
    "If it was up to you, what would your week be like?",
    # For somebody who says, I’m fine.
    "You say you’re fine. What is it that keeps you fine?",
    # For what is good already.
    "What should stay just as it is?",
    "What do you miss the most?",
    "Who do you like to be with?",
    "What are you looking forward to? And if there is nothing, what would you like there to be?",
    "What would you be doing if nobody was fussing over you?",
    "What sort of help do people come to you for?",
    # For the next time, and for somebody who writes by themselves.
    "What has changed since we last talked?",
    "What’s on your mind today?",
)

QUESTIONS_CY: tuple[str, ...] = (
    "Sut beth fyddai bywyd da i chi?",
    "Dwedwch wrtha i am ddiwrnod da. Beth sydd ynddo fe?",
    # I rywun sydd wedi blino, neu wedi blino dweud.
    "Rydych chi wedi dweud digon wrth ddigon o bobl. Beth yw’r un peth yr hoffech chi i fi ei glywed?",
    "Petai yfory damaid bach yn haws, beth fyddai’n wahanol?",
    # I rywun ifanc.
    "Taset ti’n cael dewis, sut wythnos fyddai hi?",
    # I rywun sy’n dweud, rwy’n iawn.
    "Rydych chi’n dweud eich bod chi’n iawn. Beth sy’n eich cadw chi’n iawn?",
    # Am yr hyn sy’n dda yn barod.
    "Beth ddylai aros yn union fel y mae?",
    "Beth ydych chi’n gweld ei eisiau fwyaf?",
    "Gyda phwy ydych chi’n hoffi bod?",
    "At beth ydych chi’n edrych ymlaen? Ac os nad oes dim byd, beth hoffech chi ei gael?",
    "Beth fyddech chi’n ei wneud petai neb yn ffwdanu amdanoch chi?",
    "Pa fath o help mae pobl yn dod atoch chi amdano?",
    # Y tro nesaf, ac i rywun sy’n ysgrifennu ar ei ben ei hun.
    "Beth sydd wedi newid ers i ni siarad y tro diwethaf?",
    "Beth sydd ar eich meddwl chi heddiw?",
)
