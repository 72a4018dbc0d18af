package io.marram.cloud.recognition;

import io.marram.cloud.recognition.embedding.Embedding;
import io.marram.cloud.recognition.identification.Identifier;
import io.marram.cloud.recognition.identification.Identity;
import io.marram.cloud.recognition.identification.KnownPeople;
import io.marram.cloud.store.EnrolledFace;
import io.marram.cloud.store.Gallery;
import io.marram.cloud.store.PeopleStore;
import io.marram.cloud.store.Person;
import io.marram.contract.FaceCrop;
import io.marram.vision.tensor.NetworkException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Keeps the gallery fit to recognise by: takes in only faces that help to tell people apart. */
final class Registry {

  /**
   * What became of an enrolment.
   *
   * @param name the person
   * @param added faces that were not there before
   * @param faces faces the person has now, of the model in use
   */
  record Enrolment(String name, int added, int faces) {}

  private final PeopleStore store;
  private final FaceReader reader;
  private final Identifier alike;
  private final Clock clock;

  /**
   * @param alike finds the person whom a face resembles so closely that it must be them
   */
  Registry(PeopleStore store, FaceReader reader, Identifier alike, Clock clock) {
    this.store = store;
    this.reader = reader;
    this.alike = alike;
    this.clock = clock;
  }

  /**
   * Adds faces to a person, all or none. A picture that the person has already is not added again.
   *
   * @throws PeopleRefusal if a face cannot be used, or is another person's and that is not forced
   * @throws NetworkException if the network cannot answer
   */
  Enrolment enrol(PeopleRequest.Enrol request) throws PeopleRefusal, NetworkException {
    KnownPeople others =
        CachedPeople.peopleOf(store.gallery(), reader.model()).without(request.name());
    List<EnrolledFace> faces = new ArrayList<>();
    for (FaceCrop crop : request.faces()) {
      Embedding face = read(crop);
      if (!request.force()) {
        requireNoOther(crop.index(), alike.identify(face, others));
      }
      faces.add(
          new EnrolledFace(
              request.name(), reader.model(), face.vector(), clock.instant(), source(crop)));
    }
    int added = (int) faces.stream().filter(store::enrol).count();
    return new Enrolment(request.name(), added, facesOf(request.name()));
  }

  /** The people, by name. */
  List<Person> people() {
    return store.gallery().people();
  }

  /**
   * Forgets a person.
   *
   * @return how many faces there were
   * @throws PeopleRefusal if nobody of that name is known
   */
  int remove(String name) throws PeopleRefusal {
    int removed = store.remove(name);
    if (removed == 0) {
      throw new PeopleRefusal("nobody is known by the name \"" + name + "\"");
    }
    return removed;
  }

  private Embedding read(FaceCrop crop) throws PeopleRefusal, NetworkException {
    try {
      Embedding face = reader.read(crop);
      if (!face.isLegible()) {
        throw new PeopleRefusal(
            "face %d: too little of a face can be made out (legibility %.2f, at least 1 is needed)"
                .formatted(crop.index(), face.legibility()));
      }
      return face;
    } catch (UnusableFaceException e) {
      throw new PeopleRefusal(e.getMessage());
    }
  }

  private static void requireNoOther(int index, Identity identity) throws PeopleRefusal {
    if (identity.name().isPresent()) {
      throw new PeopleRefusal(
          "face %d is very much like %s (distance %.3f); send \"force\":true to enrol it anyway"
              .formatted(index, identity.name().get(), identity.distance()));
    }
  }

  private int facesOf(String name) {
    Gallery gallery = store.gallery();
    return (int)
        gallery.facesOf(reader.model()).stream().filter(face -> face.person().equals(name)).count();
  }

  private static String source(FaceCrop crop) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(crop.picture()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
