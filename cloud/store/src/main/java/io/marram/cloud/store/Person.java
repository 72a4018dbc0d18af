package io.marram.cloud.store;

import java.time.Instant;

/**
 * A known person, as a list of people shows them.
 *
 * @param name unique name
 * @param faces number of faces enrolled, over all networks
 * @param enrolledAt when the first of them was enrolled
 */
public record Person(String name, int faces, Instant enrolledAt) {}
