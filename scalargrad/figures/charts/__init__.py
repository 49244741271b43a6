"""Pictures of many numbers: each function makes a Plot, to stand still (`Still`) or to be a frame of a Slider."""
