// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Machines;

/// <summary>What a user sets in the guest's kernel, before the module is loaded.</summary>
/// <param name="Sysctls">Values by name, such as <c>vm.swappiness</c>; they go before the project's own.</param>
/// <param name="Files">Values by absolute path below /sys or /proc, such as <c>/sys/kernel/mm/lru_gen/enabled</c>.</param>
public sealed record GuestKnobs(IReadOnlyDictionary<string, string> Sysctls, IReadOnlyDictionary<string, string> Files)
{
    public static GuestKnobs None { get; } = new(Empty, Empty);

    private static IReadOnlyDictionary<string, string> Empty => new Dictionary<string, string>(StringComparer.Ordinal);
}
