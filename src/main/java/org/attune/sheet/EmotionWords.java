package org.attune.sheet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Words for emotions, as columns and labels are called by them: those of Ekman, Plutchik, Izard's
 * and Watson's lists, GoEmotions and their adjectives, and the most usual ones of five other
 * languages. Part of what names may say, never a rule.
 */
final class EmotionWords {

  private static final Set<String> WORDS =
      Set.copyOf(
          Arrays.asList(
              ("admiration admiring afraid aggressive agitated alert amazed amazement amused amusement anger"
                      + " angry annoyance annoyed anticipating anticipation anxiety anxious approval approving"
                      + " aroused arousal ashamed attentive awe awed bored boredom calm caring cheerful"
                      + " compassion compassionate concern concerned confident confused confusion contempt"
                      + " contemptuous content contentment curiosity curious dejected delight delighted"
                      + " depressed depression desire despair determined disappointed disappointment"
                      + " disapproval disapproving disgust disgusted dismay distress distressed ecstasy"
                      + " elated elation embarrassed embarrassment empathic empathy enjoyment enthusiasm"
                      + " enthusiastic envious envy excited excitement fear fearful frightened frustrated"
                      + " frustration fury gloomy grateful gratitude grief guilt guilty happiness happy hate"
                      + " hatred helpless hope hopeful hopeless hostile hostility hurt inspired interest"
                      + " interested irritable irritated irritation jealous jealousy jittery joy joyful lonely"
                      + " loneliness longing love loving mad melancholy moved nervous nervousness neutral"
                      + " nostalgia optimism optimistic outrage outraged panic peaceful pessimism pessimistic"
                      + " pity playful pleased pleasure pride proud rage realization regret regretful relaxed"
                      + " relief relieved remorse resentful resentment resigned sad sadness satisfaction"
                      + " satisfied scared serene serenity shame shocked shy sorrow startled stressed"
                      + " surprise surprised sympathetic sympathy tender tenderness tense terrified terror"
                      + " thankful thrilled touched trust trusting uneasy unhappy upset vengeful vigilant warm"
                      + " warmth weary worried worry wonder"
                      + " freude gl\u00fcck gl\u00fccklich trauer traurig traurigkeit angst \u00e4ngstlich furcht wut"
                      + " w\u00fctend \u00e4rger \u00e4rgerlich zorn ekel \u00fcberraschung \u00fcberrascht scham schuld stolz"
                      + " vertrauen liebe hoffnung verachtung langeweile mitleid mitgef\u00fchl neid eifersucht"
                      + " erleichterung entt\u00e4uschung ruhe fr\u00f6hlich froh"
                      + " joie tristesse peur col\u00e8re d\u00e9go\u00fbt honte fiert\u00e9 amour espoir m\u00e9pris confiance"
                      + " ennui triste heureux"
                      + " alegr\u00eda tristeza miedo ira enfado asco sorpresa culpa verg\u00fcenza orgullo amor confianza"
                      + " gioia rabbia paura disgusto sorpresa vergogna orgoglio fiducia felicit\u00e0"
                      + " blijdschap blij verdriet boosheid boos woede walging verrassing schaamte trots liefde"
                      + " alegria raiva medo nojo surpresa vergonha neutro neutre neutral")
                  .split(" ")));

  /** Words that are no emotions beside others, as in approval rate and interest group. */
  private static final Set<String> ELSE =
      Set.of(
          "approval",
          "disapproval",
          "approving",
          "interest",
          "content",
          "concern",
          "realization",
          "moved",
          "touched",
          "alert",
          "hurt",
          "warm",
          "desire",
          "trust",
          "inspired",
          "ira");

  private EmotionWords() {}

  /** True if one of the words of a plain name is surely an emotion's. */
  static boolean in(String plain) {
    return is(plain)
        || Arrays.stream(plain.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
            .anyMatch(word -> WORDS.contains(word) && !ELSE.contains(word));
  }

  /** True if a name is nothing but an emotion's. */
  static boolean is(String name) {
    return WORDS.contains(name.strip().toLowerCase(Locale.ROOT));
  }
}
