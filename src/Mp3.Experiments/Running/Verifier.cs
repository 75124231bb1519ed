// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Running;

/// <summary>Computes stored runs again and compares the bytes.</summary>
/// <param name="store">Where they are.</param>
/// <param name="hostOf">What this machine has for guests of a kernel's release.</param>
internal sealed class Verifier(RunStore store, Func<string, CancellationToken, Task<GuestHost>> hostOf)
{
    /// <summary>Beside a load, a guest may be silent for long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private readonly Dictionary<string, GuestHost> _hosts = new(StringComparer.Ordinal);

    /// <summary>One run. The guest gets no CPU for itself.</summary>
    /// <exception cref="Mp3Exception">The guest could not be booted.</exception>
    public async Task<Verification> VerifyAsync(RunName name, CancellationToken cancellation)
    {
        if (store.TryVerify(name) is not FoundRun { Run: var run })
        {
            return Verification.NotTested(name, "its entry is damaged, or gone");
        }

        if (run.Inputs[GuestInputs.Machine] is not { } machine || run.Inputs[GuestInputs.Plan] is not { } plan)
        {
            return Verification.NotTested(name, "its inputs have no machine and plan that this version understands");
        }

        try
        {
            GuestRecipe recipe = RecipeJson.Parse(machine, plan);
            if (recipe.Images.FirstOrDefault(image => !DiskImages.Has(image)) is { } gone)
            {
                return Verification.NotTested(name, $"what its programs' disk held ({Digest.Abbreviate(gone.Sha256)}…) is not in the cache: {gone.Path}");
            }

            GuestHost host = await HostAsync(recipe.Kernel, cancellation);
            RunInputs inputs = host.InputsOf(recipe);
            if (inputs.Name != name)
            {
                // What would come out here is another run.
                return Verification.NotTested(name, $"this checkout and machine have other inputs: {inputs.DifferencesFrom(run.Inputs)[0].Input}");
            }

            GuestOutcome outcome = await host.RunAsync(recipe, host.InitramfsOf(recipe), Patience, _ => { }, cancellation);
            return Verification.Of(name, PackedOutcome.Unpack(run.Outcome), outcome.Require(recipe.Plan.Run));
        }
        catch (JsonException e)
        {
            return Verification.NotTested(name, $"its inputs are not those of this version: {e.Message}");
        }
    }

    private async Task<GuestHost> HostAsync(string kernel, CancellationToken cancellation)
    {
        if (!_hosts.TryGetValue(kernel, out GuestHost? host))
        {
            host = await hostOf(kernel, cancellation);
            host = host with { Qemu = host.Qemu.Unbound() };
            _hosts[kernel] = host;
        }

        return host;
    }
}
