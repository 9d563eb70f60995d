"""Who should leave a stretch out: the codes that may stand under `avoid-with`, and what each one means."""

from __future__ import annotations

CAUTIONS = {
    "acute-disc": "leg pain, numbness or tingling that travels further down the leg with this movement",
    "stenosis": "spinal stenosis: leg symptoms on standing or arching back",
    "spondylolisthesis": "spondylolisthesis or a stress injury of a vertebra's arch",
    "osteoporosis": "osteoporosis or a vertebral fracture: no loaded or end-range bending and twisting",
    "pregnancy": "pregnancy: no lying on the front; from week 16 no long spells flat on the back",
    "bp-eye": "uncontrolled high blood pressure, glaucoma, retinal detachment or recent eye surgery",
    "heart-failure": "heart failure or severe lung disease: no raised legs, no head down",
    "wrist": "a wrist injury or carpal tunnel syndrome: no weight on the hands",
    "knee": "a painful knee, a meniscus injury or a knee replacement: no kneeling, no deep bend",
    "hip-replacement": "a hip replacement or hip impingement: no deep bend, no rotation",
    "shoulder": "a painful or unstable shoulder",
    "neck": "a neck injury: head level, never to its limit",
    "balance": "poor balance or dizziness: hold a wall or a chair",
    "hernia": "an abdominal hernia or recent abdominal surgery",
    "fused-spine": "advanced ankylosing spondylitis or a fused spine: never forced to its limit",
    "reflux": "reflux or a full stomach: no head low, no pressed belly",
}
