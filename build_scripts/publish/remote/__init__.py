"""Publishing a finished site to where it is served: storage of any kind that rclone writes to."""
