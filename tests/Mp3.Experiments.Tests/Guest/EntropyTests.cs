// SPDX-License-Identifier: MIT

using System.Globalization;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>Where a guest's random numbers come from.</summary>
[Trait("Category", "Guest")]
public sealed class EntropyTests
{
    /// <summary>When the kernel's pool was ready, s of the guest's time, then some of its numbers.</summary>
    private const string Script =
        """
        /bin/busybox dmesg | /bin/busybox sed -n 's/^\[ *\([0-9.]*\)\] random: crng init done/\1/p' >/dev/ttyS1
        /bin/busybox head -c 4096 /dev/urandom | /bin/busybox sha256sum >/dev/ttyS1
        /bin/busybox poweroff -f
        """;

    [Fact]
    public async Task Random_numbers_are_there_at_once_the_same_for_a_seed_and_others_for_another()
    {
        List<string> one = (await BareGuest.BootAsync(Script, seed: 7)).Lines;
        List<string> again = (await BareGuest.BootAsync(Script, seed: 7)).Lines;
        List<string> other = (await BareGuest.BootAsync(Script, seed: 8)).Lines;

        // Before PID 1, so that nobody waits for them.
        Assert.InRange(double.Parse(one[0], CultureInfo.InvariantCulture), 0, 0.3);
        Assert.Equal(one[1], again[1]);
        Assert.NotEqual(one[1], other[1]);
    }
}
