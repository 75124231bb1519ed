// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Running;

/// <summary>What this machine has for guests of several kernels. Each is looked up, and its module built, when it is first wanted.</summary>
/// <param name="qemu">Another QEMU than the one on PATH; null: not said.</param>
internal sealed class GuestHosts(string? qemu)
{
    private readonly Dictionary<string, GuestHost> _known = new(StringComparer.Ordinal);

    /// <summary>For guests of a kernel. One caller at a time.</summary>
    /// <param name="kernel">Its release or series; null: the preferred one.</param>
    /// <param name="cancellation">Kills the build.</param>
    /// <exception cref="Mp3Exception">The machine lacks something (69).</exception>
    public async Task<GuestHost> OfAsync(string? kernel, CancellationToken cancellation)
    {
        string asked = kernel ?? "";
        if (!_known.TryGetValue(asked, out GuestHost? host))
        {
            host = await GuestHost.OfThisMachineAsync(qemu, kernel, cancellation);
            // Several words may mean one kernel, and one host names its runs faster than two.
            host = _known.Values.FirstOrDefault(known => known.Kernel.Release == host.Kernel.Release) ?? host;
            _known[asked] = host;
        }

        return host;
    }
}
