// SPDX-License-Identifier: MIT

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Mp3.Protocol;

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

    private static readonly GuestPlan NoPlan = new(GuestPlan.CurrentVersion, "", [], 0);

    // Runs of one machine come one after the other, and their plans alone differ.
    [ThreadStatic]
    private static LastMachine? _last;

    private readonly ConcurrentDictionary<Frame, Lazy<Common>> _common = new();

    public static RunNamer Of(GuestHost host) => Namers.GetValue(host, static host => new RunNamer(host));

    /// <summary>The name alone.</summary>
    public RunName NameOf(GuestRecipe recipe) =>
        MachineOf(recipe).NameWith(JsonSerializer.SerializeToUtf8Bytes(recipe.Plan, ProtocolJson.Default.GuestPlan));

    /// <summary>All that decides the outcome of a run.</summary>
    public RunInputs InputsOf(GuestRecipe recipe) => RunInputs.Of(
        [.. GuestInputs.OfMachine(host, recipe), GuestInputs.OfPlan(recipe), .. CommonOf(recipe).Inputs]);

    private CanonicalInputs MachineOf(GuestRecipe recipe)
    {
        GuestRecipe machine = recipe with { Plan = NoPlan };
        bool hasPrograms = recipe.Plan.Programs is not null;
        if (_last is not { } last || !ReferenceEquals(last.Namer, this) || last.Machine != machine || last.HasPrograms != hasPrograms)
        {
            _last = last = new LastMachine(
                this,
                machine,
                hasPrograms,
                new CanonicalInputs([.. CommonOf(recipe).Members, .. GuestInputs.OfMachine(host, recipe).Select(CanonicalMember.Of)], GuestInputs.Plan));
        }

        return last.Inputs;
    }

    private Common CommonOf(GuestRecipe recipe) => _common.GetOrAdd(
        Frame.Of(recipe),
        static (_, arguments) => new(() => Common.Of(GuestInputs.OfHost(arguments.host, arguments.host.FrameOf(arguments.recipe)))),
        (host, recipe)).Value;

    /// <summary>What decides which programs and modules are in a guest.</summary>
    private sealed record Frame(string Modules, bool HasDisks, bool HasPrograms)
    {
        public static Frame Of(GuestRecipe recipe) => new(string.Join(' ', recipe.Modules), recipe.StoreMib > 0, recipe.Plan.Programs is not null);
    }

    private sealed record Common(IReadOnlyList<RunInput> Inputs, IReadOnlyList<CanonicalMember> Members)
    {
        public static Common Of(IReadOnlyList<RunInput> inputs) => new(inputs, [.. inputs.Append(RunInputs.OfScheme).Select(CanonicalMember.Of)]);
    }

    private sealed record LastMachine(RunNamer Namer, GuestRecipe Machine, bool HasPrograms, CanonicalInputs Inputs);
}
