package io.marram.emulator.aws.mqtt;

/**
 * What passed the broker since its start.
 *
 * @param accepted messages that passed their sender's policy and limits
 * @param discarded messages beyond a connection's limits
 * @param denied actions that a policy does not allow
 * @param connections clients that are connected now
 */
public record BrokerStatistics(long accepted, long discarded, long denied, int connections) {}
