package io.marram.cloud.recognition.identification;

import io.marram.cloud.recognition.embedding.Embedding;
import io.marram.cloud.recognition.embedding.UnitVector;
import io.marram.cloud.recognition.identification.KnownPeople.KnownPerson;
import java.util.Optional;

/**
 * Decides whose face it is. The nearest person it is, if the face is so close to them that hardly
 * any stranger's face would be; and if the face can be made out at all.
 */
public final class Identifier {

  private final ImpostorStatistics impostors;
  private final FalseAcceptRate rate;

  /**
   * @param impostors how alike strangers are to the model in use
   * @param rate the share of strangers who may be given a name, over the whole gallery
   */
  public Identifier(ImpostorStatistics impostors, FalseAcceptRate rate) {
    this.impostors = impostors;
    this.rate = rate;
  }

  /** Whose face it is, among these people. */
  public Identity identify(Embedding face, KnownPeople people) {
    KnownPerson nearest = null;
    double similarity = Double.NEGATIVE_INFINITY;
    for (KnownPerson person : people.people()) {
      double cosine = UnitVector.cosine(face.vector(), person.vector());
      if (cosine > similarity) {
        nearest = person;
        similarity = cosine;
      }
    }
    if (nearest == null) {
      return new Identity(Optional.empty(), Double.NaN);
    }
    boolean named = face.isLegible() && similarity >= leastSimilarity(people.size());
    return new Identity(named ? Optional.of(nearest.name()) : Optional.empty(), 1 - similarity);
  }

  /**
   * How similar a face must be to a person to be named.
   *
   * @param people how many people are known, at least 1
   */
  public double leastSimilarity(int people) {
    return impostors.similarityExceededBy(rate.perComparison(people));
  }
}
