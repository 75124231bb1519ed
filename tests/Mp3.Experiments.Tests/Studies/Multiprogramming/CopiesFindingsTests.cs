// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Multiprogramming;

namespace Mp3.Experiments.Tests.Studies.Multiprogramming;

/// <summary>The sentences follow from made-up points, each worked out by hand.</summary>
public sealed class CopiesFindingsTests
{
    private static readonly CopiesPoint[] Thrashing = [Point(1, seconds: 20, major: 0, user: 0.1, system: 0.1), Point(10, 50, 12_345, 1, 9)];

    [Fact]
    public void Utilization_names_both_ends_and_the_kernel_s_share() => Assert.Equal(
        "From N = 1 to 10 CPU utilization rises from 1.00 to 20.00 %; at N = 10, 90 % of it is system time.",
        CopiesFindings.Utilization(Thrashing));

    [Fact]
    public void Utilization_that_does_not_change_is_not_said_to() => Assert.StartsWith(
        "From N = 1 to 2 CPU utilization stays at 1.00 %",
        CopiesFindings.Utilization([Thrashing[0], Point(2, 20, 0, 0.1, 0.1)]),
        StringComparison.Ordinal);

    [Fact]
    public void Faults_name_where_swapping_begins() => Assert.Equal(
        "Runs do not swap up to N = 9: the onset of swapping at N = 10. N = 10 has 12,345 major faults.",
        CopiesFindings.Faults(Thrashing, new SwapOnset(9, 10)));

    [Fact]
    public void Without_a_major_fault_everything_fits() => Assert.Equal(
        "No run has a major fault: all copies fit into the RAM.",
        CopiesFindings.Faults([Thrashing[0], Point(2, 20, 0, 1, 1)], onset: null));

    [Fact]
    public void Without_an_onset_only_the_ends_are_certain() => Assert.Equal(
        "N = 10 has 12,345 major faults, N = 1 has 0.", CopiesFindings.Faults(Thrashing, onset: null));

    [Fact]
    public void Completion_is_a_ratio() => Assert.Equal(
        "10 copies take 2.50 times as long as 1 (50.00 s against 20.00 s).", CopiesFindings.Completion(Thrashing));

    [Fact]
    public void Completion_within_a_hundredth_is_no_longer() => Assert.Equal(
        "2 copies take no longer than 1 (20.10 s against 20.00 s).",
        CopiesFindings.Completion([Thrashing[0], Point(2, 20.1, 0, 0.1, 0.1)]));

    [Fact]
    public void A_single_point_says_nothing()
    {
        Assert.Null(CopiesFindings.Utilization([Thrashing[0]]));
        Assert.Null(CopiesFindings.Faults([Thrashing[0]], onset: null));
        Assert.Null(CopiesFindings.Completion([Thrashing[0]]));
    }

    private static CopiesPoint Point(int copies, double seconds, long major, double user, double system) =>
        new(copies, new Usage($"n{copies}", seconds, 100, major, user, system), seconds, seconds);
}
