// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;

namespace Mp3.Experiments.Commands.Sweeps;

/// <summary>How a person wants a sweep to be run; none of it says what it is.</summary>
/// <param name="Use">What is done with the store; there is one.</param>
/// <param name="Jobs">Guests at once; null: as many as fit.</param>
/// <param name="Qemu">Another QEMU than the one on PATH; null: not said.</param>
/// <param name="Out">Folder of the result.</param>
/// <param name="Retries">Runs that failed before are tried again.</param>
/// <param name="Json">One JSON document is printed instead of tables.</param>
internal sealed record SweepChoices(StoreUse Use, int? Jobs, string? Qemu, string Out, bool Retries, bool Json)
{
    public RunStore Store => Use.Store ?? throw new InvalidOperationException("the runs of a sweep are kept in a store");
}
