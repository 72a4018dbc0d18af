package io.marram.cloud.recognition;

import io.marram.cloud.recognition.identification.KnownPeople;
import io.marram.cloud.store.EnrolledFace;
import io.marram.cloud.store.Gallery;
import io.marram.cloud.store.PeopleStore;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The people of the store, read again only when they have changed. Not for several threads: a
 * Lambda function works on one event at a time.
 */
final class CachedPeople {

  private final PeopleStore store;
  private final String model;
  private long version = -1;
  private KnownPeople people = KnownPeople.NOBODY;

  /**
   * @param model whose embeddings to compare with
   */
  CachedPeople(PeopleStore store, String model) {
    this.store = store;
    this.model = model;
  }

  /**
   * The people as they are now.
   *
   * @throws io.marram.cloud.store.PeopleStoreException if the store is away
   */
  KnownPeople current() {
    if (store.version() != version) {
      Gallery gallery = store.gallery();
      people = peopleOf(gallery, model);
      version = gallery.version();
    }
    return people;
  }

  static KnownPeople peopleOf(Gallery gallery, String model) {
    Map<String, List<float[]>> faces =
        gallery.facesOf(model).stream()
            .collect(
                Collectors.groupingBy(
                    EnrolledFace::person,
                    Collectors.mapping(EnrolledFace::embedding, Collectors.toList())));
    return KnownPeople.of(faces);
  }
}
