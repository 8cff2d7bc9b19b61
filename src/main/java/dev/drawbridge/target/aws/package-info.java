/**
 * AWS security groups: calls of EC2 in order, each with exactly its boto3 arguments.
 *
 * <p>Knows {@code target}; the reader knows only {@code net}, {@code reading}, {@code problem} and
 * this package's own JSON. Start at {@link dev.drawbridge.target.aws.AwsTarget}; what goes into
 * which group is decided by {@link dev.drawbridge.target.aws.GroupPlan}.
 */
@NullMarked
package dev.drawbridge.target.aws;

import org.jspecify.annotations.NullMarked;
