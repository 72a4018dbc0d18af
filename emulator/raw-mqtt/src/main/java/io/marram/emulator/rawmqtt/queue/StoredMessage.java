package io.marram.emulator.rawmqtt.queue;

/**
 * A message that waits to be sent or confirmed.
 *
 * @param id what the publisher knows it by, at least 1
 * @param age the lower, the older; never used twice
 * @param payload the bytes themselves: nobody changes them
 * @param qos 0..2
 * @param priority from 0, the most urgent, up
 */
record StoredMessage(
    int id, long age, String topic, byte[] payload, int qos, boolean retain, int priority) {}
