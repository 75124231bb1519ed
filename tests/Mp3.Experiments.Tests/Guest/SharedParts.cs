// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Tests.Guest;
using Mp3.Protocol;

[assembly: AssemblyFixture(typeof(SharedParts))]

namespace Mp3.Experiments.Tests.Guest;

/// <summary>The guest's kernel and programs, built once as a study builds them; they need <c>make deps</c>.</summary>
public sealed class SharedParts
{
    private readonly Lazy<Task<GuestParts>> _parts;

    public SharedParts() => _parts = new Lazy<Task<GuestParts>>(
        () => GuestParts.BuildAsync(Repository.Find(), Kernel, CancellationToken.None));

    public static GuestKernel Kernel => TestKernel.Resolve();

    public Task<GuestParts> BuildAsync() => _parts.Value;

    /// <summary>A guest with the module and the workload in which a script is PID 1.</summary>
    public async Task<Initramfs> ScriptedAsync(string script)
    {
        GuestParts parts = await BuildAsync();
        return Initramfs.Build(new InitramfsContent(
            Kernel,
            script,
            BootModules: [],
            ResultModules: [],
            parts.Mp3Module,
            parts.Work,
            parts.Agent,
            new GuestPlan(GuestPlan.CurrentVersion, "scripted", [], 100),
            new Dictionary<string, string>(StringComparer.Ordinal)));
    }
}
