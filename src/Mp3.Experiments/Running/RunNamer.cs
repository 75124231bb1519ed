// SPDX-License-Identifier: MIT

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Mp3.Experiments.Running;

/// <summary>
/// Names the runs of a host. What they have in common, and that is most of it, is brought into canonical form once: a
/// sweep names a hundred thousand.
/// </summary>
/// <param name="host">What boots them.</param>
internal sealed class RunNamer(GuestHost host)
{
    // By reference: a host that is another one in any part has a namer of its own.
    private static readonly ConditionalWeakTable<GuestHost, RunNamer> Namers = [];

    private readonly ConcurrentDictionary<Frame, Lazy<CanonicalInputs>> _common = new();

    public static RunNamer Of(GuestHost host) => Namers.GetValue(host, static host => new RunNamer(host));

    /// <summary>The name alone.</summary>
    public RunName NameOf(GuestRecipe recipe) => CommonOf(recipe).NameWith(GuestInputs.OfRun(host, recipe));

    /// <summary>All that decides the outcome of a run.</summary>
    public RunInputs InputsOf(GuestRecipe recipe) => RunInputs.Of([.. GuestInputs.OfRun(host, recipe), .. CommonOf(recipe).Inputs]);

    private CanonicalInputs CommonOf(GuestRecipe recipe) => _common.GetOrAdd(
        Frame.Of(recipe),
        static (_, arguments) => new(() => new CanonicalInputs(GuestInputs.OfHost(arguments.host, arguments.host.FrameOf(arguments.recipe)))),
        (host, recipe)).Value;

    /// <summary>What decides which programs and modules are in a guest.</summary>
    private sealed record Frame(string Modules, bool HasDisks, bool HasPrograms)
    {
        public static Frame Of(GuestRecipe recipe) => new(string.Join(' ', recipe.Modules), recipe.StoreMib > 0, recipe.Plan.Programs is not null);
    }
}
