/** The topic rules of AWS IoT Core that bring what gateways publish into the store. */
package io.marram.cloud.rules;
