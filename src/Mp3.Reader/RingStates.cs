// SPDX-License-Identifier: MIT

namespace Mp3.Reader;

/// <summary>What the sampler does (<c>MP3_STATE_*</c>).</summary>
[Flags]
public enum RingStates : uint
{
    None = 0,

    /// <summary>At least one process is registered.</summary>
    Running = 1 << 0,

    /// <summary>Nothing can be registered or opened any more; the module waits to be unloaded.</summary>
    Stopped = 1 << 1,
}
