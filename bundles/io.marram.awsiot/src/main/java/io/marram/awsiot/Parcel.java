package io.marram.awsiot;

/**
 * Consecutive items of one stream in one publish.
 *
 * @param first the number of its first item
 * @param last the number of its last item
 * @param publication what is sent
 */
record Parcel(long first, long last, Publication publication) {}
